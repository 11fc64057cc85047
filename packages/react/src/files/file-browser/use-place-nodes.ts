import type { ChildOrder, MowsError, Node, TrashEntry } from "@mows/sdk";
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { useMessages } from "../../messages/use-messages.ts";
import { useMows } from "../../use-mows.ts";
import type { FilePlace } from "./file-place.ts";

/** Rows of a page: so few that the first is there at once, so many that scrolling rarely waits. */
const pageRows = 200;

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
  /** Resolves when everything is there, or no more comes. */
  readonly loadAll: () => Promise<void>;
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
  const list = useInfiniteQuery({
    ...files.list.infiniteQueryOptions({ folderId, orderBy, first: pageRows }),
    enabled: view === "folder",
    // the same folder in another order stays until that is there
    placeholderData: (last, query) =>
      (query?.queryKey[3] as { folderId?: string } | undefined)?.folderId === folderId ? last : undefined,
  });
  const starred = useInfiniteQuery({
    ...files.starred.infiniteQueryOptions({ first: pageRows }),
    enabled: view === "starred",
  });
  const trash = useInfiniteQuery({
    ...files.trash.infiniteQueryOptions({ withinId, first: pageRows }),
    enabled: view === "trash",
  });
  const pages = { folder: list, starred, trash, places: null, shared: null }[view];
  const data = isRoots ? roots.data : pages?.data;
  const loaded = useMemo(() => {
    if (data === undefined) return none;
    if ("pages" in data) return gather(data.pages);
    if (data.__typename !== "Roots") return gather([data]);
    const shown = view === "shared" ? data.roots.filter(({ node }) => node.parentId !== null) : data.roots;
    return gather([{ __typename: "Roots", nodes: shown.map(({ node }) => node) }]);
  }, [data, view]);
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
    loadAll: async () => {
      let more = hasMore;
      while (more && pages) more = (await pages.fetchNextPage()).hasNextPage;
    },
  };
}

/** What could be shown before stays, also when asking again failed; a refusal has nothing to show. */
function stateOf(hasAnswer: boolean, isRefused: boolean, error: MowsError | null): PlaceNodes["state"] {
  if (isRefused || (error && !hasAnswer)) return "failed";
  return hasAnswer ? "ready" : "loading";
}

const problemOf = (error: MowsError | null, describe: (error: MowsError) => string) => (error ? describe(error) : null);
