import type { LinkVisit } from "@mows/sdk/links";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useRef } from "react";
import { useConsoleMessages } from "../messages/use-console-messages.ts";
import { LoadFailure } from "../page/load-failure.tsx";
import { Loading } from "../page/loading.tsx";
import { Notice } from "../page/notice.tsx";
import { LinkedRow } from "./linked-row.tsx";

interface LinkedRowsProps {
  visit: LinkVisit;
  folderId: string;
  canWrite: boolean;
  onEnter: (id: string) => void;
}

/** What a folder holds. */
export function LinkedRows({ visit, folderId, canWrite, onEnter }: LinkedRowsProps) {
  const { link: texts } = useConsoleMessages();
  const rows = useRef<HTMLUListElement>(null);
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(
    visit.mows.files.list.infiniteQueryOptions({ folderId }),
  );
  if (error) return <LoadFailure error={error} retry={() => void refetch()} />;
  if (!data) return <Loading>{texts.loading}</Loading>;
  const nodes = data.pages.flatMap((page) => (page.__typename === "NodePage" ? page.nodes : []));
  if (data.pages.some((page) => page.__typename !== "NodePage"))
    return <Notice kind="warning">{texts.notThere}</Notice>;
  return (
    <>
      <ul className="link-list" aria-label={texts.contents} ref={rows} tabIndex={-1}>
        {nodes.map((node) => (
          <LinkedRow
            key={node.id}
            visit={visit}
            node={node}
            canWrite={canWrite}
            onEnter={onEnter}
            onGone={() => rows.current?.focus()}
          />
        ))}
      </ul>
      {nodes.length === 0 && <p className="quiet">{texts.empty}</p>}
      {hasNextPage && (
        <p className="actions">
          <button
            type="button"
            className="mows-button"
            disabled={isFetchingNextPage}
            onClick={() => void fetchNextPage()}
          >
            {texts.more}
          </button>
        </p>
      )}
    </>
  );
}
