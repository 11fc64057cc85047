import type { Audit, AuditFilter } from "@mows/sdk/audit";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Refusal } from "../failure/refusal.tsx";
import { useConsoleMessages } from "../messages/use-console-messages.ts";
import { LoadFailure } from "../page/load-failure.tsx";
import { Loading } from "../page/loading.tsx";
import { AuditEntryRow } from "./audit-entry-row.tsx";

/** The log, the newest first, page by page. */
export function AuditEntries({ audit, filter }: { audit: Audit; filter: AuditFilter }) {
  const { audit: texts } = useConsoleMessages();
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(
    audit.entries.infiniteQueryOptions({ filter }),
  );
  if (error) return <LoadFailure error={error} retry={() => void refetch()} />;
  if (!data) return <Loading>{texts.loading}</Loading>;
  const refusal = data.pages.find((page) => page.__typename !== "AuditEntries");
  if (refusal) return <Refusal result={refusal} />;
  const entries = data.pages.flatMap((page) => (page.__typename === "AuditEntries" ? page.entries : []));
  if (entries.length === 0) return <p className="quiet">{texts.none}</p>;
  return (
    <>
      <ol className="audit-entries">
        {entries.map((entry) => (
          <AuditEntryRow key={entry.id} entry={entry} />
        ))}
      </ol>
      {hasNextPage && (
        <button
          type="button"
          className="mows-button audit-more"
          disabled={isFetchingNextPage}
          onClick={() => void fetchNextPage()}
        >
          {isFetchingNextPage ? texts.loadingMore : texts.more}
        </button>
      )}
    </>
  );
}
