import { describe, expect, it } from "vitest";
import { createEventSource, type EventSource } from "../testing/event-source.ts";
import { createGraphQLHandler, type GraphQLCall } from "../testing/graphql-handler.ts";
import { type ProtocolServer, startProtocolServer } from "../testing/protocol-server.ts";
import { type ChangeBatch } from "./change-stream.ts";
import { createChanges, type SessionAwareChanges } from "./changes.ts";
import type { Sharing } from "./sharing-of-page.ts";
import { createTransport } from "./transport.ts";

interface Cloud extends AsyncDisposable {
  readonly server: ProtocolServer;
  readonly calls: readonly GraphQLCall[];
  /** The next subscription that arrives. */
  readonly subscription: () => Promise<EventSource>;
}

/** A cloud whose subscriptions the test answers by hand; `refuse` may answer instead. */
async function startCloud(refuse?: (call: number) => Response | undefined): Promise<Cloud> {
  const arrived: EventSource[] = [];
  const awaited: ((source: EventSource) => void)[] = [];
  const graphql = createGraphQLHandler(() => {
    const refused = refuse?.(graphql.calls.length);
    if (refused) return refused;
    const source = createEventSource();
    const waiting = awaited.shift();
    if (waiting) waiting(source);
    else arrived.push(source);
    return source.response;
  });
  const server = await startProtocolServer(graphql.handle);
  return {
    server,
    calls: graphql.calls,
    subscription: () => {
      const source = arrived.shift();
      return source ? Promise.resolve(source) : new Promise((resolve) => awaited.push(resolve));
    },
    [Symbol.asyncDispose]: () => server[Symbol.asyncDispose](),
  };
}

interface Tab extends Disposable {
  readonly changes: SessionAwareChanges;
  readonly nextBatch: () => Promise<ChangeBatch>;
  readonly untilStatus: (status: SessionAwareChanges["status"]) => Promise<void>;
}

function openTab(url: string, sharing: Sharing | null = null): Tab {
  const changes = createChanges(
    createTransport(url, undefined, () => undefined),
    sharing,
  );
  const batches: ChangeBatch[] = [];
  const awaited: ((batch: ChangeBatch) => void)[] = [];
  const unsubscribe = changes.subscribe((batch) => {
    const waiting = awaited.shift();
    if (waiting) waiting(batch);
    else batches.push(batch);
  });
  return {
    changes,
    nextBatch: () => {
      const batch = batches.shift();
      return batch ? Promise.resolve(batch) : new Promise((resolve) => awaited.push(resolve));
    },
    untilStatus: (status) =>
      new Promise((resolve) => {
        const check = () => {
          if (changes.status !== status) return;
          stop();
          resolve();
        };
        const stop = changes.subscribeStatus(check);
        check();
      }),
    [Symbol.dispose]: unsubscribe,
  };
}

/** Tabs of one browser: one lock, one channel, one storage, none shared with another test. */
function openBrowser(cursor: string | null = null): Sharing {
  let stored = cursor;
  return {
    locks: navigator.locks,
    name: `mows-changes-${crypto.randomUUID()}`,
    storedCursor: () => stored,
    storeCursor: (next) => (stored = next),
  };
}

const batch = (cursor: string, id?: string): { data: { changes: ChangeBatch } } => {
  const changes = id ? [{ entity: "node", id, parentId: "p", op: "CREATED" as const }] : [];
  return { data: { changes: { cursor, changes, reset: false } } };
};

describe("the change feed of one tab", () => {
  it("takes everything cached for stale when it begins without a position", async () => {
    await using cloud = await startCloud();
    using tab = openTab(cloud.server.url);
    expect(tab.changes.status).toBe("connecting");
    (await cloud.subscription()).next(batch("1"));
    expect(await tab.nextBatch()).toEqual({ cursor: "1", changes: [], reset: true });
    await tab.untilStatus("open");
    expect(cloud.calls[0]).toMatchObject({ operationName: "Changes", variables: { after: null } });
    expect(cloud.server.requests[0]!.headers.get("accept")).toBe("text/event-stream");
  });

  it.each(["break", "complete"] as const)("goes on where it stopped after a %s", async (end) => {
    await using cloud = await startCloud();
    using tab = openTab(cloud.server.url);
    const first = await cloud.subscription();
    first.next(batch("1"));
    await tab.nextBatch();
    first.next(batch("2", "a"));
    expect(await tab.nextBatch()).toMatchObject({ changes: [{ id: "a" }], reset: false });
    first[end]();
    await tab.untilStatus("waiting");
    const second = await cloud.subscription();
    expect(cloud.calls[1]?.variables).toEqual({ after: "2" });
    second.next(batch("3", "b"));
    expect(await tab.nextBatch()).toMatchObject({ cursor: "3", changes: [{ id: "b" }], reset: false });
  });

  it("begins anew where the cloud cannot serve its position", async () => {
    await using cloud = await startCloud((call) => {
      return call === 1 ? Response.json({ errors: [{ message: "no such position" }] }) : undefined;
    });
    using tab = openTab(cloud.server.url, openBrowser("old"));
    (await cloud.subscription()).next(batch("1"));
    expect(await tab.nextBatch()).toEqual({ cursor: "1", changes: [], reset: true });
    expect(cloud.calls.map((call) => call.variables["after"])).toEqual(["old", null]);
  });

  it.each([
    ["a status of 401", () => Response.json({ detail: "Sign in." }, { status: 401 })],
    ["a status of 403", () => Response.json({ detail: "No." }, { status: 403 })],
    [
      "an event that says so",
      () => {
        const source = createEventSource();
        source.next({ errors: [{ message: "Sign in.", extensions: { code: "UNAUTHENTICATED" } }] });
        return source.response;
      },
    ],
  ])("asks once and then stays closed when nobody is signed in: %s", async (_, respond) => {
    let signedIn = false;
    await using cloud = await startCloud(() => (signedIn ? undefined : respond()));
    using tab = openTab(cloud.server.url);
    await tab.untilStatus("closed");
    tab.changes.setSignedIn(false);
    expect(cloud.calls).toHaveLength(1);

    signedIn = true;
    tab.changes.setSignedIn(true);
    (await cloud.subscription()).next(batch("1"));
    await tab.untilStatus("open");
    expect(cloud.calls).toHaveLength(2);
  });

  it("hangs up when the person signs out", async () => {
    await using cloud = await startCloud();
    using tab = openTab(cloud.server.url);
    (await cloud.subscription()).next(batch("1"));
    await tab.untilStatus("open");
    tab.changes.setSignedIn(false);
    await tab.untilStatus("closed");
    const { signal } = cloud.server.requests[0]!;
    const { promise: hungUp, resolve } = Promise.withResolvers<unknown>();
    signal.addEventListener("abort", resolve);
    if (signal.aborted) resolve(true);
    await expect(hungUp).resolves.toBeTruthy();
  });

  it("is closed when the last listener leaves", async () => {
    await using cloud = await startCloud();
    const tab = openTab(cloud.server.url);
    (await cloud.subscription()).next(batch("1"));
    await tab.untilStatus("open");
    tab[Symbol.dispose]();
    expect(tab.changes.status).toBe("closed");
  });
});

describe("the tabs of one browser", () => {
  it("share one connection", async () => {
    await using cloud = await startCloud();
    const browser = openBrowser("0");
    using leader = openTab(cloud.server.url, browser);
    const source = await cloud.subscription();
    source.next(batch("1"));
    await leader.untilStatus("open");
    using follower = openTab(cloud.server.url, browser);
    await follower.untilStatus("open");
    source.next(batch("2", "a"));
    expect(await follower.nextBatch()).toMatchObject({ cursor: "2", changes: [{ id: "a" }], reset: false });
    expect(cloud.calls).toHaveLength(1);
  });

  it("begin at the position that the last page got to, without fetching everything again", async () => {
    await using cloud = await startCloud();
    using tab = openTab(cloud.server.url, openBrowser("7"));
    (await cloud.subscription()).next(batch("8", "a"));
    expect(await tab.nextBatch()).toMatchObject({ cursor: "8", reset: false });
    expect(cloud.calls[0]?.variables).toEqual({ after: "7" });
  });

  it("a late tab learns that something changed between its first query and its subscription", async () => {
    await using cloud = await startCloud();
    const browser = openBrowser("0");
    using leader = openTab(cloud.server.url, browser);
    const source = await cloud.subscription();
    source.next(batch("1"));
    await leader.untilStatus("open");
    // the late tab read the stored position when it was made, and missed what came until it subscribed
    using late = openTab(cloud.server.url, { ...browser, storedCursor: () => "0" });
    expect(await late.nextBatch()).toEqual({ cursor: "1", changes: [], reset: true });
    source.next(batch("2", "a"));
    expect(await late.nextBatch()).toMatchObject({ cursor: "2", reset: false });
  });

  it("a late tab without any position takes everything for stale", async () => {
    await using cloud = await startCloud();
    const browser = openBrowser();
    using leader = openTab(cloud.server.url, browser);
    (await cloud.subscription()).next(batch("1"));
    await leader.untilStatus("open");
    using late = openTab(cloud.server.url, { ...browser, storedCursor: () => null });
    expect(await late.nextBatch()).toEqual({ cursor: "1", changes: [], reset: true });
  });

  it("the next in line goes on from the last position it saw when the leader dies", async () => {
    await using cloud = await startCloud();
    const browser = openBrowser("0");
    const leader = openTab(cloud.server.url, browser);
    const source = await cloud.subscription();
    source.next(batch("1"));
    await leader.untilStatus("open");
    using heir = openTab(cloud.server.url, browser);
    await heir.untilStatus("open");
    source.next(batch("2", "a"));
    await heir.nextBatch();
    leader[Symbol.dispose]();
    const second = await cloud.subscription();
    expect(cloud.calls[1]?.variables).toEqual({ after: "2" });
    second.next(batch("3", "b"));
    expect(await heir.nextBatch()).toMatchObject({ cursor: "3", changes: [{ id: "b" }], reset: false });
  });

  it("open again together when somebody signs in, in whichever tab", async () => {
    let signedIn = false;
    await using cloud = await startCloud(() => (signedIn ? undefined : new Response(null, { status: 401 })));
    const browser = openBrowser();
    using leader = openTab(cloud.server.url, browser);
    await leader.untilStatus("closed");
    using follower = openTab(cloud.server.url, browser);
    await follower.untilStatus("closed");
    signedIn = true;
    follower.changes.setSignedIn(false);
    follower.changes.setSignedIn(true);
    (await cloud.subscription()).next(batch("1"));
    await Promise.all([leader.untilStatus("open"), follower.untilStatus("open")]);
    expect(cloud.calls).toHaveLength(2);
  });
});
