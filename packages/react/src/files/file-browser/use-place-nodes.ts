import type { ChildOrder, MowsError, Node, TrashEntry } from "@mows/sdk";
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { useMessages } from "../../messages/use-messages.ts";
import { useMows } from "../../use-mows.ts";
import type { FilePlace } from "./file-place.ts";
import { pageRows } from "./listing/listed-page.ts";
import { useFolderList } from "./listing/use-folder-list.ts";

export interface PlaceNodes {
  readonly nodes: readonly Node[];
  /** Of those that lie in the trash, by the node. */
  readonly trashed: ReadonlyMap<string, TrashEntry>;
  readonly state: "loading" | "ready" | "failed";
  /** For a person: why nothing is shown, or why it may be out of date. */
  readonly problem: string | null;
  readonly retry: () => void;
  readonly hasMore: boolean;
  readonly loadMore: () => void;
  /** Resolves when everything is there, or no more comes; with an id, when the folder's list has that. */
  readonly loadAll: (untilId?: string) => Promise<void>;
  /** Told which rows are looked at: of a long list only those are kept true. */
  readonly look: (from: number, to: number) => void;
  /** Has a file shown that got its name just now, wherever in a long list that is. */
  readonly bringIn: (id: string) => Promise<void>;
}

interface Loaded {
  readonly nodes: readonly Node[];
  readonly entries?: readonly TrashEntry[];
  readonly refused?: { readonly __typename: string; readonly message: string };
}

type Page = { __typename: string; message?: string; nodes?: readonly Node[]; entries?: readonly TrashEntry[] };

function gather(pages: readonly Page[]): Loaded {
  const refused = pages.find(({ message }) => message !== undefined);
  if (refused) return { nodes: [], refused: { ...refused, message: refused.message ?? "" } };
  const entries = pages.flatMap((page) => page.entries ?? []);
  return { nodes: [...pages.flatMap((page) => page.nodes ?? []), ...entries.map(({ node }) => node)], entries };
}

const none: Loaded = { nodes: [] };

/** What lies at a place, as far as it was asked for, kept true by the change feed. */
export function usePlaceNodes(place: FilePlace, orderBy: ChildOrder): PlaceNodes {
  const { files } = useMows();
  const { error: describe, fileBrowser } = useMessages();
  const { view } = place;
  const folderId = view === "folder" ? place.folderId : "";
  const withinId = view === "trash" ? place.withinId : "";
  const isRoots = view === "places" || view === "shared";
  const roots = useQuery({ ...files.roots.queryOptions(), enabled: isRoots });
  const folder = useFolderList(folderId, orderBy);
  const starred = useInfiniteQuery({
    ...files.starred.infiniteQueryOptions({ first: pageRows }),
    enabled: view === "starred",
  });
  const trash = useInfiniteQuery({
    ...files.trash.infiniteQueryOptions({ withinId, first: pageRows }),
    enabled: view === "trash",
  });
  const pages = { folder: folder.query, starred, trash, places: null, shared: null }[view];
  const data = isRoots ? roots.data : pages?.data;
  const loaded = useMemo(() => {
    if (data === undefined) return none;
    if (view === "folder") return folder.refusal ? gather([folder.refusal]) : { nodes: folder.rows.nodes };
    if ("pages" in data) return gather(data.pages);
    if (data.__typename !== "Roots") return gather([data]);
    const shown = view === "shared" ? data.roots.filter(({ node }) => node.parentId !== null) : data.roots;
    return gather([{ __typename: "Roots", nodes: shown.map(({ node }) => node) }]);
  }, [data, view, folder.rows, folder.refusal]);
  const trashed = useMemo(() => new Map(loaded.entries?.map((entry) => [entry.node.id, entry])), [loaded]);
  const { error, refetch } = pages ?? roots;
  const { refused = null } = loaded;
  const hasMore = pages?.hasNextPage ?? false;
  return {
    nodes: loaded.nodes,
    trashed,
    state: stateOf(data !== undefined, refused !== null, error),
    problem: refused ? (fileBrowser.failures[refused.__typename] ?? refused.message) : problemOf(error, describe),
    retry: () => void refetch(),
    hasMore,
    loadMore: () => {
      if (hasMore && pages && !pages.isFetchingNextPage) void pages.fetchNextPage();
    },
    loadAll: async (untilId) => {
      if (view === "folder") return folder.readAll(untilId);
      let more = hasMore;
      while (more && pages) more = (await pages.fetchNextPage()).hasNextPage;
    },
    look: folder.look,
    bringIn: folder.bringIn,
  };
}

/** What could be shown before stays, also when asking again failed; a refusal has nothing to show. */
function stateOf(hasAnswer: boolean, isRefused: boolean, error: MowsError | null): PlaceNodes["state"] {
  if (isRefused || (error && !hasAnswer)) return "failed";
  return hasAnswer ? "ready" : "loading";
}

const problemOf = (error: MowsError | null, describe: (error: MowsError) => string) => (error ? describe(error) : null);
