import { once } from "node:events";
import { sql } from "kysely";
import { createDecoder, readVarString, readVarUint, readVarUint8Array } from "lib0/decoding";
import { createEncoder, toUint8Array, writeVarString, writeVarUint, writeVarUint8Array } from "lib0/encoding";
import { afterAll, beforeAll, expect, it } from "vitest";
import { WebSocket } from "ws";
import { WebsocketProvider } from "y-websocket";
import * as Y from "yjs";
import { createMemoryCloud, type MemoryCloud } from "./create-memory-cloud.ts";
import { listen } from "./edge/node/listen.ts";
import type { PersonId } from "./kit/ids.ts";
import type { RealtimeLimits } from "./kit/realtime-limits.ts";
import { takeMemoryDatabase } from "./kit/testing/memory-database.ts";
import { loadService, services } from "./services.ts";

const withinMs = 1_000;
/** Half a megabyte each: more than the system keeps for a socket that is not read. */
const parts = process.env["MOWS_LONG"] === "1" ? 60 : 20;
const host = "mows.localhost:4000";

type Headers = Record<string, string>;
type Person = { id: PersonId; headers: Headers };

/** A cloud over real sockets, with two people. */
async function createCloud(realtime: Partial<RealtimeLimits> = {}) {
  const shipped = await Promise.all(Object.keys(services).map((name) => loadService(services, name)));
  const { db, giveBack } = await takeMemoryDatabase(shipped);
  const cloud = await createMemoryCloud({ db, services: shipped, realtime });
  const listener = await listen({ host: "127.0.0.1", port: 0 });
  listener.serve(cloud.edge);
  return {
    ...cloud,
    port: listener.port,
    ada: await signIn(cloud, "Ada", "owner"),
    bob: await signIn(cloud, "Bob", "member"),
    async [Symbol.asyncDispose]() {
      await listener.close(0);
      await cloud.stop();
      await giveBack();
    },
  };
}

type Cloud = Awaited<ReturnType<typeof createCloud>>;

async function signIn(cloud: MemoryCloud, name: string, role: "owner" | "member"): Promise<Person> {
  const id = await cloud.addPerson({ username: name.toLowerCase(), name, role, quotaBytes: null });
  const { cookie } = await cloud.openSession(id, null);
  return { id, headers: { cookie, host, origin: `http://${host}`, "sec-fetch-site": "same-origin" } };
}

const peer = { kind: "network", address: "127.0.0.1" } as const;

function graphqlRequest({ headers }: Person, query: string, accept = "application/json"): Request {
  return new Request(`http://${host}/.mows/graphql`, {
    method: "POST",
    headers: { ...headers, "content-type": "application/json", accept },
    body: JSON.stringify({ query }),
  });
}

async function ask(cloud: Cloud, by: Person, query: string): Promise<Record<string, never>> {
  const answer = await cloud.edge.handle(graphqlRequest(by, query), peer);
  const { data, errors } = (await new Response(answer.body).json()) as {
    data?: Record<string, never>;
    errors?: unknown;
  };
  if (data == null) throw new Error(JSON.stringify(errors));
  return data;
}

async function createDocument(cloud: Cloud, by: Person, name: string): Promise<string> {
  const { root_id: parentId } = await cloud.kit.db
    .selectFrom("spaces")
    .select("root_id")
    .where("owner_id", "=", by.id)
    .executeTakeFirstOrThrow();
  const made = await ask(
    cloud,
    by,
    `mutation { createDocument(input: { parentId: "${parentId}", name: "${name}" }) { ... on DocumentCreated { id } } }`,
  );
  return (made["createDocument"] as unknown as { id: string }).id;
}

async function share(cloud: Cloud, id: string, username: string, role: "READ" | "WRITE"): Promise<string> {
  const shared = await ask(
    cloud,
    cloud.ada,
    `mutation { shareNode(input: { nodeId: "${id}", username: "${username}", role: ${role} }) { ... on NodeShared { grantId } } }`,
  );
  return (shared["shareNode"] as unknown as { grantId: string }).grantId;
}

/** How many updates of the document are in the log. */
async function logged({ kit }: Cloud, id: string): Promise<number> {
  const { rows } = await sql<{
    head: number;
  }>`select head_seq::int as head from documents where node_id = ${id}`.execute(kit.db);
  return rows[0]?.head ?? -1;
}

type Heard = { type: number; channel: number; fields: unknown[] };

/** A client of the multiplexed socket, byte by byte. */
async function openSocket(cloud: Cloud, { headers }: { headers: Headers }, path = "docs") {
  const socket = new WebSocket(`ws://127.0.0.1:${cloud.port}/.mows/${path}`, path === "docs" ? ["mows.docs.1"] : [], {
    headers,
  });
  socket.on("error", () => undefined);
  const closed = once(socket, "close").then(([code, reason]) => ({ code: Number(code), reason: String(reason) }));
  const heard: Heard[] = [];
  const frames: Uint8Array[] = [];
  let wake = (): void => undefined;
  socket.on("message", (data: Buffer) => {
    frames.push(data);
    if (path === "docs") heard.push(...read(data));
    wake();
  });
  socket.on("close", () => wake());
  await Promise.race([once(socket, "open"), closed]);
  return {
    socket,
    closed,
    heard,
    frames,
    send: (...parts: (number | string | Uint8Array)[]) => socket.send(written(parts)),
    /** The first message of this type on this channel that was not taken before. */
    async next(type: number, channel = 1): Promise<unknown[]> {
      for (;;) {
        const index = heard.findIndex((each) => each.type === type && each.channel === channel);
        if (index >= 0) return heard.splice(index, 1)[0]?.fields ?? [];
        if (socket.readyState !== WebSocket.OPEN) throw new Error(`closed: ${JSON.stringify(await closed)}`);
        await new Promise<void>((resolve) => (wake = resolve));
      }
    },
    async until(isSo: () => boolean): Promise<void> {
      while (!isSo()) await new Promise<void>((resolve) => (wake = resolve));
    },
  };
}

type Client = Awaited<ReturnType<typeof openSocket>>;

function written(parts: readonly (number | string | Uint8Array)[]): Uint8Array {
  const encoder = createEncoder();
  for (const part of parts) {
    if (typeof part === "number") writeVarUint(encoder, part);
    else if (typeof part === "string") writeVarString(encoder, part);
    else writeVarUint8Array(encoder, part);
  }
  return toUint8Array(encoder);
}

const none = new Uint8Array();
const number = readVarUint;
const text = readVarString;
const bytes = readVarUint8Array;
/** The fields of each of the server's messages. */
const fieldsOf = [
  [number, number, bytes, bytes],
  [number, text],
  [bytes],
  [number, number],
  [bytes],
  [text, bytes],
  [number, text],
  [number],
  [],
  [number],
  [text],
];

function read(frame: Uint8Array): Heard[] {
  const decoder = createDecoder(frame);
  const heard: Heard[] = [];
  while (decoder.pos < frame.length) {
    const [type, channel] = [number(decoder), number(decoder)];
    heard.push({ type, channel, fields: (fieldsOf[type] ?? []).map((field) => field(decoder)) });
  }
  return heard;
}

/** Opens the document on channel 1 of a socket, with a document that follows it. */
async function follow(client: Client, id: string) {
  const doc = new Y.Doc();
  client.send(0, 1, id, 0, none);
  const [sequence, access, update] = (await client.next(0)) as [number, number, Uint8Array];
  Y.applyUpdate(doc, update);
  return { doc, sequence, access };
}

function insertion(value: string, clientId?: number): Uint8Array {
  const doc = new Y.Doc();
  if (clientId !== undefined) doc.clientID = clientId;
  doc.getText("text").insert(0, value);
  return Y.encodeStateAsUpdate(doc);
}

let cloud: Cloud;
beforeAll(async () => {
  cloud = await createCloud({ frameBytes: 256 * 1024, channelsPerSocket: 4, socketsPerPerson: 20 });
});
afterAll(() => cloud[Symbol.asyncDispose]());

it.each<[string, number, (id: string) => string | Uint8Array]>([
  ["a text frame", 1003, () => "hello"],
  ["an empty frame", 1003, () => none],
  ["an unknown message", 1003, () => Uint8Array.of(99, 1)],
  ["a length that goes beyond the frame", 1003, () => Uint8Array.of(2, 1, 1, 0xff, 0xff, 0x7f, 1)],
  ["a number that never ends", 1003, () => new Uint8Array(64).fill(0xff)],
  ["a good update behind which something is broken", 1003, () => written([2, 1, 1, insertion("bad"), 99])],
  ["an update that is none", 1003, () => written([2, 1, 1, Uint8Array.of(9, 9, 9, 9)])],
  ["an awareness update that is none", 1003, () => written([3, 1, Uint8Array.of(200, 1, 1)])],
  ["a number of its own that does not rise", 1003, () => written([2, 1, 0, insertion("bad")])],
  ["the same channel once more", 1003, (id) => written([0, 1, id, 0, none])],
  ["a frame that is too large", 1009, () => new Uint8Array(257 * 1024)],
])("closes the socket of who sends %s with %i, and takes nothing of it", async (_what, code, frame) => {
  const id = await createDocument(cloud, cloud.ada, `attacked ${crypto.randomUUID()}`);
  const attacker = await openSocket(cloud, cloud.ada);
  await follow(attacker, id);
  attacker.socket.send(frame(id));
  const closed = await attacker.closed;
  expect(closed).toMatchObject({ code });
  expect(Buffer.byteLength(closed.reason)).toBeLessThanOrEqual(123);
  expect(await logged(cloud, id)).toBe(0);
});

it.each<[string, number, string | Uint8Array]>([
  ["a text frame", 1003, "hello"],
  ["an unknown message", 1003, Uint8Array.of(77)],
  ["an unknown step", 1003, Uint8Array.of(0, 9, 0)],
  ["a state vector of more clients than it has", 1003, written([0, 0, Uint8Array.of(0xff, 0xff, 3)])],
  ["an update that is none", 1003, written([0, 2, Uint8Array.of(5, 4, 3, 2, 1)])],
  ["something behind the message", 1003, Uint8Array.of(3, 3)],
])("closes a y-websocket's socket that sends %s with %i", async (_what, code, frame) => {
  const id = await createDocument(cloud, cloud.ada, `attacked ${crypto.randomUUID()}`);
  const attacker = await openSocket(cloud, cloud.ada, `docs/${id}`);
  attacker.socket.send(frame);
  expect(await attacker.closed).toMatchObject({ code });
  expect(await logged(cloud, id)).toBe(0);
});

it("lets in nobody from another origin, without a session, or without a right to the document", async () => {
  const id = await createDocument(cloud, cloud.ada, "private");
  const foreign = new WebSocket(`ws://127.0.0.1:${cloud.port}/.mows/docs/${id}`, {
    headers: { ...cloud.ada.headers, origin: "http://evil.example" },
  });
  foreign.on("error", () => undefined);
  const [, refusal] = (await once(foreign, "unexpected-response")) as [unknown, { statusCode: number }];
  expect(refusal.statusCode).toBe(403);
  const nobody = await openSocket(cloud, { headers: { host } }, `docs/${id}`);
  expect(await nobody.closed).toMatchObject({ code: 4401 });
  const stranger = await openSocket(cloud, cloud.bob, `docs/${id}`);
  expect(await stranger.closed).toMatchObject({ code: 4404 });
  const many = await openSocket(cloud, cloud.bob);
  many.send(0, 1, id, 0, none, 0, 2, "no id", 0, none, 4, 3, id, "room");
  expect([(await many.next(1, 1))[0], (await many.next(1, 2))[0], (await many.next(1, 3))[0]]).toEqual([
    4404, 4404, 4404,
  ]);
  many.send(6, 0);
  await many.next(8, 0);
  many.socket.close();
  const speechless = new WebSocket(`ws://127.0.0.1:${cloud.port}/.mows/docs`, { headers: cloud.ada.headers });
  speechless.on("error", () => undefined);
  const [, unspoken] = (await once(speechless, "unexpected-response")) as [unknown, { statusCode: number }];
  expect(unspoken.statusCode).toBe(400);
});

it("ends for everybody when the document goes into the trash, or out of what is shared", async () => {
  const [first, second] = [
    await createDocument(cloud, cloud.ada, "first"),
    await createDocument(cloud, cloud.ada, "second"),
  ];
  await share(cloud, first, "bob", "WRITE");
  const [plain, both] = [await openSocket(cloud, cloud.bob, `docs/${first}`), await openSocket(cloud, cloud.ada)];
  both.send(0, 1, first, 0, none, 0, 2, second, 0, none);
  await both.next(0, 2);
  await ask(cloud, cloud.ada, `mutation { deleteNode(input: { id: "${first}" }) { __typename } }`);
  expect(await plain.closed).toMatchObject({ code: 4403 });
  expect((await both.next(1, 1))[0]).toBe(4403);
  both.send(2, 2, 1, insertion("goes on"));
  expect((await both.next(3, 2))[0]).toBe(1);
  both.socket.close();
});

it("shows who is there to who only looks on, and goes on until the right to it ends", async () => {
  const id = await createDocument(cloud, cloud.ada, "watched");
  await share(cloud, id, "bob", "READ");
  const query = `subscription { presence(nodeId: "${id}") { ... on Presence { people { name } } } }`;
  const watching = await cloud.edge.handle(graphqlRequest(cloud.bob, query, "text/event-stream"), peer);
  const events = new Response(watching.body).body?.pipeThrough(new TextDecoderStream()).getReader();
  let told = "";
  const until = async (isSo: () => boolean): Promise<void> => {
    while (!isSo()) {
      const { done, value } = (await events?.read()) ?? { done: true, value: "" };
      if (done) return;
      told += value;
    }
  };
  await until(() => told.includes(`"people":[]`));
  const client = await openSocket(cloud, cloud.ada);
  await follow(client, id);
  client.send(3, 1, awareness(3, 1, {}));
  await until(() => told.includes(`"name":"Ada"`));
  await ask(cloud, cloud.ada, `mutation { deleteNode(input: { id: "${id}" }) { __typename } }`);
  await until(() => false);
  expect(told).toContain("event: complete");
  client.socket.close();
});

it("takes no edit of a reader, but their presence; tells them when they may edit, and when no more", async () => {
  const id = await createDocument(cloud, cloud.ada, "shared");
  const grantId = await share(cloud, id, "bob", "READ");
  const [reader, plain, owner] = await Promise.all([
    openSocket(cloud, cloud.bob),
    openSocket(cloud, cloud.bob, `docs/${id}`),
    openSocket(cloud, cloud.ada),
  ]);
  expect(await follow(reader, id)).toMatchObject({ access: 0 });
  expect(await follow(owner, id)).toMatchObject({ access: 1 });
  plain.send(0, 2, insertion("mine"));
  await plain.until(() => plain.frames.some((frame) => frame[0] === 2));
  reader.send(2, 1, 1, insertion("mine"));
  expect(await reader.next(6)).toEqual([1, "read-only"]);
  // Settled, though nothing of it is kept.
  expect(await reader.next(3)).toEqual([1, 0]);
  expect(await logged(cloud, id)).toBe(0);
  await owner.next(4);
  reader.send(3, 1, awareness(5, 1, { user: { id: cloud.ada.id, name: "Ada" }, cursor: 1 }));
  const [shown] = await owner.next(4);
  expect(statesIn(shown as Uint8Array)).toMatchObject([[5, 1, { cursor: 1, user: { id: cloud.bob.id, name: "Bob" } }]]);
  // Somebody else's client id is not theirs to show.
  owner.send(3, 1, awareness(5, 9, { cursor: 99 }), 3, 1, awareness(6, 1, { cursor: 2 }));
  const seen: unknown[] = [];
  while (!seen.some((each) => JSON.stringify(each).startsWith("[6"))) {
    seen.push(...statesIn((await reader.next(4))[0] as Uint8Array));
  }
  expect(seen).toMatchObject([
    [5, 1, { cursor: 1 }],
    [6, 1, { cursor: 2, user: { name: "Ada" } }],
  ]);

  const change = (role: string) =>
    ask(cloud, cloud.ada, `mutation { changeGrant(input: { id: "${grantId}", role: ${role} }) { __typename } }`);
  await change("WRITE");
  expect(await reader.next(7)).toEqual([1]);
  reader.send(2, 1, 2, insertion("now"));
  expect((await reader.next(3))[0]).toBe(2);
  const since = performance.now();
  await change("READ");
  expect(await reader.next(7)).toEqual([0]);
  await ask(cloud, cloud.ada, `mutation { revokeGrant(input: { id: "${grantId}" }) { __typename } }`);
  expect((await reader.next(1))[0]).toBe(4403);
  expect(await plain.closed).toMatchObject({ code: 4403 });
  expect(performance.now() - since).toBeLessThan(withinMs);
  expect(await logged(cloud, id)).toBe(1);
  reader.socket.close();
  owner.socket.close();
});

it("holds everybody to the limits of sockets and channels", async () => {
  const id = await createDocument(cloud, cloud.ada, "limited");
  const client = await openSocket(cloud, cloud.ada);
  for (let channel = 1; channel <= 5; channel += 1) client.send(0, channel, id, 0, none);
  expect((await client.next(1, 5))[0]).toBe(4429);
  client.socket.close();
  await client.closed;
  const dora = await signIn(cloud, "Dora", "member");
  const all = await Promise.all(Array.from({ length: 20 }, () => openSocket(cloud, dora)));
  const oneMore = await openSocket(cloud, dora);
  expect(await oneMore.closed).toMatchObject({ code: 4429 });
  for (const { socket } of all) socket.close();
  await Promise.all(all.map(({ closed }) => closed));
});

it("ends with the session, for both protocols", async () => {
  const eve = await signIn(cloud, "Eve", "member");
  const id = await createDocument(cloud, eve, "hers");
  const sockets = await Promise.all([openSocket(cloud, eve), openSocket(cloud, eve, `docs/${id}`)]);
  const signOut = new Request(`http://${host}/.mows/auth/sign-out`, { method: "POST", headers: eve.headers });
  await cloud.edge.handle(signOut, peer);
  expect(await Promise.all(sockets.map(({ closed }) => closed))).toMatchObject([{ code: 4401 }, { code: 4401 }]);
});

it("reads a flood more slowly, loses none of it, and lets others go on", async () => {
  await using slow = await createCloud({ updatesPerSecond: 500 });
  const id = await createDocument(slow, slow.ada, "flooded");
  const [flood, other] = await Promise.all([openSocket(slow, slow.ada), openSocket(slow, slow.ada)]);
  await follow(flood, id);
  await follow(other, id);
  const doc = new Y.Doc();
  const since = performance.now();
  let sent = 0;
  doc.on("update", (update: Uint8Array) => flood.send(2, 1, (sent += 1), update));
  for (let n = 0; n < 2_250; n += 1) doc.getText("text").insert(0, "x");
  other.send(6, 0);
  await other.next(8, 0);
  expect(flood.heard.filter(({ type, fields }) => type === 3 && fields[0] === sent)).toEqual([]);
  for (let settled = 0; settled < sent;) [settled] = (await flood.next(3)) as [number];
  // 2,000 at once, then 500 a second.
  expect(performance.now() - since).toBeGreaterThan(450);
  flood.socket.close();
  other.socket.close();
});

it(
  "keeps nothing for a client that does not read, and brings it up to date by one update",
  { timeout: 120_000 },
  async () => {
    await using busy = await createCloud({
      highWatermarkBytes: 256 * 1024,
      bytesPerSecond: 100_000_000,
      settleAfterMs: 600_000,
    });
    const id = await createDocument(busy, busy.ada, "busy");
    const [writer, paused] = await Promise.all([openSocket(busy, busy.ada), openSocket(busy, busy.ada)]);
    const { doc } = await follow(writer, id);
    const { doc: behind } = await follow(paused, id);
    paused.socket.pause();
    const before = paused.frames.length;
    const partBytes = 512 * 1024;
    doc.on("update", (update: Uint8Array, origin: unknown) => {
      if (typeof origin === "number") writer.send(2, 1, origin, update);
    });
    for (let part = 1; part <= parts; part += 1) {
      doc.transact(() => doc.getArray("parts").push([String(part).padEnd(partBytes)]), part);
      await writer.next(3);
    }
    paused.socket.resume();
    await paused.until(() => {
      for (const { type, fields } of paused.heard.splice(0))
        if (type === 2) Y.applyUpdate(behind, fields[0] as Uint8Array);
      return behind.getArray("parts").length === parts;
    });
    const frames = paused.frames.slice(before).filter((frame) => frame.length > partBytes);
    // Had each of them been kept, no frame would hold more than one.
    expect(Math.max(...frames.map((frame) => frame.length))).toBeGreaterThan(2 * partBytes);
    writer.socket.close();
    paused.socket.close();
  },
);

it("lets an unmodified y-websocket and a multiplexed client edit one document", async () => {
  const id = await createDocument(cloud, cloud.ada, "together");
  class Browser extends WebSocket {
    constructor(url: string) {
      super(url, { headers: cloud.ada.headers });
    }
  }
  const doc = new Y.Doc();
  const provider = new WebsocketProvider(`ws://127.0.0.1:${cloud.port}/.mows/docs`, id, doc, {
    WebSocketPolyfill: Browser as never,
    disableBc: true,
  });
  provider.awareness.setLocalStateField("user", { name: "Mallory" });
  doc.getText("text").insert(0, "from y-websocket");
  await new Promise((resolve) => provider.once("sync", resolve));
  const client = await openSocket(cloud, cloud.ada);
  const { doc: mine } = await follow(client, id);
  const isAll = (): boolean => mine.getText("text").toJSON().includes("y-websocket");
  while (!isAll()) Y.applyUpdate(mine, (await client.next(2))[0] as Uint8Array);
  const names = new Set<unknown>();
  while (!names.has("Ada")) {
    for (const [, , state] of statesIn((await client.next(4))[0] as Uint8Array)) names.add(state?.user?.name);
  }
  expect(names.has("Mallory")).toBe(false);

  const changed = new Promise((resolve) => doc.once("update", resolve));
  mine.once("update", (update: Uint8Array) => client.send(2, 1, 1, update));
  mine.getText("text").insert(0, "and ours, ");
  await changed;
  expect((await client.next(3))[0]).toBe(1);
  expect(doc.getText("text").toJSON()).toBe(mine.getText("text").toJSON());
  const states = [...provider.awareness.getStates().values()] as { user?: unknown }[];
  expect(states).toHaveLength(1);

  const { presence } = (await ask(
    cloud,
    cloud.ada,
    `{ presence(nodeId: "${id}") { ... on Presence { people { name states } } } }`,
  )) as unknown as { presence: { people: { name: string; states: string[] }[] } };
  expect(presence.people).toMatchObject([{ name: "Ada", states: [expect.stringContaining(cloud.ada.id)] }]);
  provider.destroy();
  client.socket.close();
});

it("carries presence and broadcasts in a room on any node, for who may read it", async () => {
  const { root_id: root } = await cloud.kit.db
    .selectFrom("spaces")
    .select("root_id")
    .where("owner_id", "=", cloud.ada.id)
    .executeTakeFirstOrThrow();
  const [one, two, stranger] = await Promise.all([
    openSocket(cloud, cloud.ada),
    openSocket(cloud, cloud.ada),
    openSocket(cloud, cloud.bob),
  ]);
  for (const each of [one, two, stranger]) each.send(4, 7, root, "listening");
  expect((await stranger.next(1, 7))[0]).toBe(4404);
  const [connection] = await one.next(10, 7);
  await two.next(10, 7);
  one.send(5, 7, Uint8Array.of(1, 2, 3));
  const [sender, payload] = (await two.next(5, 7)) as [string, Uint8Array];
  expect([JSON.parse(sender), [...payload]]).toEqual([{ personId: cloud.ada.id, name: "Ada", connection }, [1, 2, 3]]);
  one.send(2, 7, 1, insertion("no document"));
  expect(await one.closed).toMatchObject({ code: 1003 });
  for (const { socket } of [two, stranger]) socket.close();
});

function awareness(clientId: number, clock: number, state: unknown): Uint8Array {
  return written([1, clientId, clock, JSON.stringify(state)]);
}

type Shown = { user?: { name: string }; cursor?: number } | null;

function statesIn(update: Uint8Array): [clientId: number, clock: number, state: Shown][] {
  const decoder = createDecoder(update);
  return Array.from({ length: number(decoder) }, () => [
    number(decoder),
    number(decoder),
    JSON.parse(text(decoder)) as Shown,
  ]);
}
