import type { QueryClient } from "@tanstack/query-core";
import type { ChangeBatch } from "./change-stream.ts";
import { MowsError } from "./mows-error.ts";

/** The beginning of the keys of what is no longer true. */
export type Touched = readonly ["mows", ...unknown[]];

export interface CacheLink {
  /** What this client wrote itself: fetched again at once. */
  readonly touch: (keys: readonly Touched[]) => void;
  /** What the feed says: gathered for a moment, for changes come in crowds. */
  readonly apply: (batch: ChangeBatch) => void;
  /** Another person, or nobody: nothing cached may be seen any more. */
  readonly forget: () => void;
  /** Ends what is scheduled. */
  readonly close: () => void;
}

const GATHER_MS = 100;
/** What is found comes from an index that follows the changes itself, and asking it costs more than a list does. */
const SEARCH_MS = 2000;
const MOST_RETRIES = 3;

/**
 * Keeps one query client's cache true. However many changes arrive, a key is refetched by one request at a time, and once
 * more when something changed meanwhile: an upload of a thousand files costs a handful of refetches, and none is starved.
 * `isFollowed` tells whether all changes since a moment are known.
 */
export function createCacheLink(client: QueryClient, isFollowed: (sinceMs: number) => boolean): CacheLink {
  const waiting = new Map<string, Touched>();
  const running = new Set<string>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let searchTimer: typeof timer;

  function flush(): void {
    timer = undefined;
    for (const [hash, queryKey] of waiting) {
      if (running.has(hash)) continue;
      waiting.delete(hash);
      running.add(hash);
      void client.invalidateQueries({ queryKey }).finally(() => {
        running.delete(hash);
        if (waiting.has(hash)) later();
      });
    }
  }

  function later(): void {
    timer ??= setTimeout(flush, GATHER_MS);
  }

  function add(keys: readonly Touched[]): void {
    for (const key of keys) waiting.set(JSON.stringify(key), key);
  }

  setDefaults(client, isFollowed);

  return {
    touch(keys) {
      add(keys);
      flush();
    },
    apply(batch) {
      add(batch.reset ? [["mows"]] : batch.changes.flatMap(touchedBy));
      if (waiting.size > 0) later();
      searchTimer ??= setTimeout(() => {
        searchTimer = undefined;
        add([["mows", "search"]]);
        flush();
      }, SEARCH_MS);
    },
    forget() {
      waiting.clear();
      void client.resetQueries({ queryKey: ["mows"] });
    },
    close() {
      clearTimeout(timer);
      clearTimeout(searchTimer);
      waiting.clear();
    },
  };
}

/** Where the app has no defaults of its own. */
function setDefaults(client: QueryClient, isFollowed: (sinceMs: number) => boolean): void {
  const { retry, staleTime } = client.getDefaultOptions().queries ?? {};
  if (retry === undefined) {
    // what the cloud answered in so many words does not get better by asking again
    client.setQueryDefaults(["mows"], {
      retry: (count, error) => MowsError.from(error).kind === "network" && count < MOST_RETRIES,
    });
  }
  if (staleTime === undefined) {
    // an index of 20,000 rows is not fetched again for a component that mounts, when the feed would have told
    client.setQueryDefaults(["mows", "files", "index"], {
      staleTime: ({ state }) => (isFollowed(state.dataUpdatedAt) ? Infinity : 0),
    });
  }
}

/** What any file may be part of. */
const wholes = ["index", "documents", "ancestors", "spaces", "starred", "tags", "trash"];

/** Any file may also be part of any order of its folder's list. */
function touchedBy({ entity, id, parentId }: ChangeBatch["changes"][number]): Touched[] {
  // whoever joins or leaves has one root more or less
  if (entity === "group") {
    return [
      ["mows", "groups"],
      ["mows", "files", "roots"],
    ];
  }
  const about = { nodeId: id };
  const keys: Touched[] = [
    ["mows", "files", "node", { id }],
    ["mows", "files", "versions", about],
    ["mows", "files", "comments", about],
    ...wholes.map((name) => ["mows", "files", name] as const),
  ];
  if (parentId !== null) keys.push(["mows", "files", "list", { folderId: parentId }]);
  return keys;
}
