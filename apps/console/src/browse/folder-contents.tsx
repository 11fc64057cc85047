import { useMows } from "@mows/react";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Refusal } from "../failure/refusal.tsx";
import { useConsoleMessages } from "../messages/use-console-messages.ts";
import { LoadFailure } from "../page/load-failure.tsx";
import { Loading } from "../page/loading.tsx";
import { NodeRows, type Choosing } from "./node-rows.tsx";
import type { TrailStep } from "./use-trail.ts";

interface FolderContentsProps {
  folder: TrailStep;
  choosing: Choosing | null;
  onOpen: (folder: TrailStep) => void;
}

/** What an open folder holds, a page at a time. Where only folders matter, files are not shown. */
export function FolderContents({ folder, choosing, onOpen }: FolderContentsProps) {
  const mows = useMows();
  const { browse } = useConsoleMessages();
  const list = useInfiniteQuery(mows.files.list.infiniteQueryOptions({ folderId: folder.id }));
  if (list.error) return <LoadFailure error={list.error} retry={() => void list.refetch()} />;
  if (!list.data) return <Loading>{browse.loading}</Loading>;
  const failure = list.data.pages.find((page) => page.__typename !== "NodePage");
  if (failure) return <Refusal result={failure} />;
  const all = list.data.pages.flatMap((page) => (page.__typename === "NodePage" ? page.nodes : []));
  const nodes = choosing ? all : all.filter((node) => node.__typename === "Folder");
  return (
    <>
      {nodes.length === 0 && !list.hasNextPage && (
        <p className="quiet">{all.length === 0 ? browse.empty : browse.noFitting}</p>
      )}
      <NodeRows nodes={nodes} label={browse.contents(folder.name)} choosing={choosing} onOpen={onOpen} />
      {list.hasNextPage && (
        <button
          type="button"
          className="mows-button"
          disabled={list.isFetchingNextPage}
          onClick={() => void list.fetchNextPage()}
        >
          {browse.more}
        </button>
      )}
    </>
  );
}
