import type { DocumentCalls, DocumentCheckpoint, DocumentHistoryPage, DocumentHistoryResult } from "@mows/sdk/docs";
import type { MowsError } from "@mows/sdk";
import { useInfiniteQuery, useMutation } from "@tanstack/react-query";
import { useCallback, useEffect, useMemo } from "react";
import { useMows } from "../use-mows.ts";
import { useDocumentCalls } from "./use-document-calls.ts";

export interface History {
  /** The states that were kept, the newest first; undefined until they are known. */
  readonly checkpoints: readonly DocumentCheckpoint[] | undefined;
  /** What was written since the newest of them; null where nothing was. */
  readonly latest: DocumentHistoryPage["latest"];
  /** Why the cloud does not tell them. */
  readonly refusal: Exclude<DocumentHistoryResult, DocumentHistoryPage> | null;
  readonly error: MowsError | null;
  readonly hasMore: boolean;
  readonly loadMore: () => void;
  readonly refresh: () => void;
  /** Makes the document what it was, by an edit like any other. */
  readonly restore: (sequence: number) => ReturnType<DocumentCalls["restore"]>;
  /** Null takes the name away; without `sequence`, what it is now is kept under the name. */
  readonly nameVersion: (name: string | null, sequence?: number) => ReturnType<DocumentCalls["nameVersion"]>;
  /** For `useQuery(compare.queryOptions({ id, from, to }))`: line by line, by default with what it is now. */
  readonly compare: DocumentCalls["compare"];
}

/**
 * How a document came to be what it is: who wrote when, by states that were kept, and the ways back to them.
 *
 * @example
 * const { checkpoints, restore } = useHistory(id);
 */
export function useHistory(id: string): History {
  const documents = useDocumentCalls();
  const { changes } = useMows();
  const timeline = useInfiniteQuery({ ...documents.history.infiniteQueryOptions({ id }), refetchOnMount: "always" });
  const { mutateAsync: restoreTo } = useMutation(documents.restore.mutationOptions());
  const { mutateAsync: setName } = useMutation(documents.nameVersion.mutationOptions());
  const restore = useCallback((sequence: number) => restoreTo({ id, sequence }), [restoreTo, id]);
  const nameVersion = useCallback(
    (name: string | null, sequence?: number) => setName({ id, name, ...(sequence !== undefined && { sequence }) }),
    [setName, id],
  );
  const { data, error, hasNextPage, fetchNextPage, refetch } = timeline;
  useEffect(
    () =>
      changes.subscribe((batch) => {
        if (batch.reset || batch.changes.some((change) => change.id === id)) void refetch();
      }),
    [changes, id, refetch],
  );
  return useMemo(() => {
    const pages = data?.pages.filter((page) => page.__typename === "DocumentHistory");
    const refusal = data?.pages.find((page) => page.__typename !== "DocumentHistory") ?? null;
    return {
      checkpoints: refusal ? undefined : pages?.flatMap(({ checkpoints }) => checkpoints),
      latest: pages?.[0]?.latest ?? null,
      refusal,
      error,
      hasMore: hasNextPage,
      loadMore: () => void fetchNextPage(),
      refresh: () => void refetch(),
      restore,
      nameVersion,
      compare: documents.compare,
    };
  }, [data, error, hasNextPage, fetchNextPage, refetch, restore, nameVersion, documents]);
}
