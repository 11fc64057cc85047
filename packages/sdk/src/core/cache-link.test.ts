import { QueryClient } from "@tanstack/query-core";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createCacheLink } from "./cache-link.ts";
import type { ChangeBatch } from "./change-stream.ts";
import { MowsError } from "./mows-error.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

type Change = ChangeBatch["changes"][number];

const change = (id: string, parentId: string | null): Change => ({ entity: "node", id, parentId, op: "UPDATED" });
const batchOf = (...changes: Change[]): ChangeBatch => ({ cursor: "1", changes, reset: false });

const NODE_A = ["mows", "files", "node", { id: "a" }];
const NODE_B = ["mows", "files", "node", { id: "b" }];
const LIST_P = ["mows", "files", "list", { folderId: "p" }];
const LIST_P_BY_SIZE = ["mows", "files", "list", { folderId: "p", orderBy: "SIZE_ASC" }];
const LIST_Q = ["mows", "files", "list", { folderId: "q" }];
const INDEX = ["mows", "files", "index", { withinId: "r" }];
const SESSION = ["mows", "auth", "session"];
const FOREIGN = ["not", "ours"];
const ALL = [NODE_A, NODE_B, LIST_P, LIST_P_BY_SIZE, LIST_Q, INDEX, SESSION, FOREIGN];

function filledClient(): { client: QueryClient; stale: () => unknown[] } {
  const client = new QueryClient();
  for (const key of ALL) client.setQueryData(key, { __typename: "Something" });
  return { client, stale: () => ALL.filter((key) => client.getQueryState(key)?.isInvalidated) };
}

describe("a change from the feed", () => {
  it("makes its node, its folder's lists in every order and all indexes stale, and nothing else", () => {
    const { client, stale } = filledClient();
    const link = createCacheLink(client, () => true);
    link.apply(batchOf(change("a", "p")));
    expect(stale()).toEqual([]);
    vi.advanceTimersByTime(100);
    expect(stale()).toEqual([NODE_A, LIST_P, LIST_P_BY_SIZE, INDEX]);
  });

  it("touches no list when it has no folder, as what was read out of a file", () => {
    const { client, stale } = filledClient();
    createCacheLink(client, () => true).apply(batchOf({ ...change("b", null), entity: "meta" }));
    vi.advanceTimersByTime(100);
    expect(stale()).toEqual([NODE_B, INDEX]);
  });

  it("makes what was found stale once in two seconds, however much changes", () => {
    const { client } = filledClient();
    const found = ["mows", "search", "search", { query: "munch" }];
    client.setQueryData(found, { pages: [], pageParams: [] });
    const refetched: unknown[] = [];
    client.getQueryCache().subscribe(({ type, query }) => {
      if (type === "updated" && query.state.isInvalidated && query.queryKey[1] === "search") refetched.push(Date.now());
    });
    const link = createCacheLink(client, () => true);
    for (let at = 0; at < 1900; at += 100) {
      link.apply(batchOf(change("a", "p")));
      vi.advanceTimersByTime(100);
    }
    expect(refetched).toHaveLength(0);
    vi.advanceTimersByTime(2000);
    expect(refetched).toHaveLength(1);
  });

  it("makes everything of ours stale when the position was lost", () => {
    const { client, stale } = filledClient();
    createCacheLink(client, () => true).apply({ cursor: "9", changes: [], reset: true });
    vi.advanceTimersByTime(100);
    expect(stale()).toEqual(ALL.filter((key) => key !== FOREIGN));
  });

  it("does nothing any more once the link is closed", () => {
    const { client, stale } = filledClient();
    const link = createCacheLink(client, () => true);
    link.apply(batchOf(change("a", "p")));
    link.close();
    vi.advanceTimersByTime(1000);
    expect(stale()).toEqual([]);
  });

  it("costs a handful of refetches when a thousand come, one at a time, the last after the last change", async () => {
    const client = new QueryClient();
    const link = createCacheLink(client, () => true);
    let changed = 0;
    let running = 0;
    let most = 0;
    const seen: number[] = [];
    const { QueryObserver } = await import("@tanstack/query-core");
    const unsubscribe = new QueryObserver(client, {
      queryKey: INDEX,
      queryFn: async () => {
        const before = changed;
        most = Math.max(most, ++running);
        await new Promise((resolve) => setTimeout(resolve, 300));
        running--;
        seen.push(before);
        return before;
      },
    }).subscribe(() => undefined);
    await vi.advanceTimersByTimeAsync(300);
    for (; changed < 1000; changed++) {
      link.apply(batchOf(change(String(changed), "p")));
      await vi.advanceTimersByTimeAsync(2);
    }
    await vi.advanceTimersByTimeAsync(1000);
    expect(most).toBe(1);
    expect(seen.length).toBeLessThanOrEqual(9);
    expect(seen.at(-1)).toBe(1000);
    unsubscribe();
  });
});

describe("what this client wrote", () => {
  it("is stale at once", () => {
    const { client, stale } = filledClient();
    createCacheLink(client, () => true).touch([["mows", "files", "list", { folderId: "q" }]]);
    expect(stale()).toEqual([LIST_Q]);
  });
});

describe("another person", () => {
  it("sees nothing of what was cached", () => {
    const { client } = filledClient();
    createCacheLink(client, () => true).forget();
    expect(client.getQueryData(NODE_A)).toBeUndefined();
    expect(client.getQueryData(FOREIGN)).toBeDefined();
  });
});

describe("the defaults of our queries", () => {
  it("try again what the network lost, and nothing that the cloud answered", () => {
    const client = new QueryClient();
    createCacheLink(client, () => true);
    const { retry } = client.getQueryDefaults(SESSION);
    if (typeof retry !== "function") throw new Error("there is a rule");
    expect(retry(0, new MowsError("network", ""))).toBe(true);
    expect(retry(3, new MowsError("network", ""))).toBe(false);
    expect(retry(0, new MowsError("server", ""))).toBe(false);
  });

  it("yield to the app's own", () => {
    const client = new QueryClient({ defaultOptions: { queries: { retry: false, staleTime: 5 } } });
    createCacheLink(client, () => true);
    expect(client.getQueryDefaults(INDEX)).toEqual({});
  });

  it("keep an index as long as the feed would have told", () => {
    let followed = false;
    const { client } = filledClient();
    createCacheLink(client, () => followed);
    const query = client.getQueryCache().find({ queryKey: INDEX });
    const { staleTime } = client.getQueryDefaults(INDEX);
    if (typeof staleTime !== "function" || !query) throw new Error("there is a rule");
    expect(staleTime(query)).toBe(0);
    followed = true;
    expect(staleTime(query)).toBe(Infinity);
  });
});
