import type { ChildOrder, ChildrenResult, MowsError, PageParam } from "@mows/sdk";
import { type QueryKey, useInfiniteQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useMemo, useState } from "react";
import { useMows } from "../../../use-mows.ts";
import { fewPages, type FolderData, FolderPages, isPage } from "./folder-pages.ts";
import { type ListedRows, nextMoment, rowsOf } from "./listed-page.ts";

/** What left the folder, and when that was told: its page may be read long after. */
function useGone(folderId: string): ReadonlyMap<string, number> {
  const { changes } = useMows();
  const [gone, setGone] = useState<ReadonlyMap<string, number>>(new Map());
  useEffect(() => {
    if (folderId === "") return;
    const unsubscribe = changes.subscribe(({ changes: told }) => {
      const here = told.filter(({ entity, parentId }) => entity === "node" && parentId === folderId);
      if (here.length === 0) return;
      setGone((before) => {
        const after = new Map(before);
        for (const { id, op } of here) {
          if (op === "DELETED") after.set(id, nextMoment());
          else after.delete(id);
        }
        return after.size === 0 && before.size === 0 ? before : after;
      });
    });
    return () => {
      unsubscribe();
      setGone(new Map());
    };
  }, [changes, folderId]);
  return gone;
}

const nothing: ListedRows = { nodes: [], ends: [] };

const refusalOf = (pages: readonly ChildrenResult[]) => pages.find((page) => page.__typename !== "NodePage") ?? null;

/** What a folder holds, however much that is: of what was shown once, only what is looked at is kept true; the rest when it is looked at again. */
export function useFolderList(folderId: string, orderBy: ChildOrder) {
  const { files } = useMows();
  const client = useQueryClient();
  const pages = useMemo(() => new FolderPages(files, { folderId, orderBy }), [files, folderId, orderBy]);
  const query = useInfiniteQuery<ChildrenResult, MowsError, FolderData, QueryKey, PageParam>({
    ...pages.options(),
    enabled: folderId !== "",
    // the same folder in another order stays until that is there
    placeholderData: (last, before) =>
      (before?.queryKey[3] as { folderId?: string } | undefined)?.folderId === folderId ? last : undefined,
  });
  const { data, refetch } = query;
  const gone = useGone(folderId);
  const rows = useMemo(() => (data ? rowsOf(data.pages.filter(isPage), gone) : nothing), [data, gone]);
  const pageAt = (row: number) => {
    const index = rows.ends.findIndex((end) => end > row);
    return index < 0 ? rows.ends.length - 1 : index;
  };
  const current = () => client.getQueryData<FolderData>(pages.queryKey);
  const readAll = async (untilId?: string) => {
    for (;;) {
      const known = current();
      const after = endOf(known);
      if (!known || after === null || (untilId !== undefined && has(known, untilId))) return;
      const more = await readMany(pages, after, known.pages.length);
      // one that began before would end where it began; what it had to read is read when it is looked at
      await client.cancelQueries({ queryKey: pages.queryKey, exact: true });
      // what was read in the meantime may have ended elsewhere
      client.setQueryData<FolderData>(pages.queryKey, (now) => (now && endOf(now) === after ? join(now, more) : now));
      if (refusalOf(more.pages)) return;
    }
  };
  return {
    query,
    rows,
    refusal: refusalOf(data?.pages ?? []),
    readAll,
    /** The rows that are looked at. */
    look: (from: number, to: number) => {
      // one that is under way may have what is needed; when it is over, this is asked again
      if (!data || query.isPlaceholderData || query.isFetching) return;
      if (pages.look(data, pageAt(from), pageAt(to))) void refetch();
    },
    /** Has a file shown that just got its name, wherever it stands. */
    bringIn: async (id: string) => {
      const known = current();
      if (!known || known.pages.length <= fewPages) return;
      // what cannot be asked for now is seen when somebody scrolls by
      const [node, { pageFor }] = await Promise.all([files.node({ id }).catch(() => null), import("./page-for.ts")]);
      const now = current();
      if (!now || !node || !("name" in node) || node.parentId !== folderId) return;
      pages.want(now, pageFor(node, now.pages.filter(isPage), orderBy));
      await refetch();
    },
  };
}

function endOf(data: FolderData | undefined): string | null {
  const last = data?.pages.at(-1);
  return isPage(last) ? (last.endCursor ?? null) : null;
}

/** About as many pages more as there are: so the rows are laid out a few times, not once a page. */
async function readMany(pages: FolderPages, after: string, most: number): Promise<FolderData> {
  const read: FolderData = { pages: [], pageParams: [] };
  let next: string | null = after;
  while (next !== null && read.pages.length < most) {
    const page: ChildrenResult = await pages.readMore(next);
    read.pages.push(page);
    read.pageParams.push(next);
    next = isPage(page) ? (page.endCursor ?? null) : null;
  }
  return read;
}

const has = ({ pages }: FolderData, id: string) =>
  pages.some((page) => isPage(page) && page.nodes.some((node) => node.id === id));

const join = (one: FolderData, other: FolderData): FolderData => ({
  pages: [...one.pages, ...other.pages],
  pageParams: [...one.pageParams, ...other.pageParams],
});
