import { once } from "node:events";
import { request, type IncomingMessage } from "node:http";
import { setImmediate as nextTurn } from "node:timers/promises";
import { sql } from "kysely";
import { expect, it } from "vitest";
import * as Y from "yjs";
import { compare, type TestYInstance } from "yjs/testHelper";
import { createMemoryCloud, type MemoryCloud } from "./create-memory-cloud.ts";
import { listen, type Listener } from "./edge/node/listen.ts";
import { createFaultyEditor, type Door, type FaultyEditor } from "./realtime/testing/faulty-editor.ts";
import { editAtRandom } from "./realtime/testing/random-edits.ts";
import { randomNumbers, type Random } from "./realtime/testing/random-numbers.ts";
import { multiplexedWire, yWebsocketWire } from "./realtime/testing/wire.ts";
import { takeMemoryDatabase } from "./kit/testing/memory-database.ts";
import { loadService, services } from "./services.ts";

/** `npm run test:convergence` runs 1,000 of them. */
const seeds = process.env["MOWS_LONG"] === "1" ? 1_000 : 12;
/** Documents that are edited at the same time, over one cloud that is restarted under them. */
const together = 6;
const [editorsEach, rounds] = [4, 20];
/** Documents settle in the middle of the editing. */
const settleAfterMs = 200;

/** A cloud over real HTTP that can be started again on what it has written. */
async function createCloud() {
  const shipped = await Promise.all(Object.keys(services).map((name) => loadService(services, name)));
  const { db, giveBack } = await takeMemoryDatabase(shipped);
  let [cloud, listener] = await start(0);
  const { port } = listener;
  const ada = await cloud.addPerson({ username: "ada", name: "Ada", role: "owner", quotaBytes: null });
  const { cookie } = await cloud.openSession(ada, null);
  const host = "mows.localhost:4000";
  const headers = { cookie, host, origin: `http://${host}`, "sec-fetch-site": "same-origin" };

  async function start(onPort: number): Promise<[MemoryCloud, Listener]> {
    const started = await createMemoryCloud({ db, services: shipped, realtime: { settleAfterMs } });
    const listening = await listen({ host: "127.0.0.1", port: onPort });
    listening.serve(started.edge);
    return [started, listening];
  }
  return {
    door: (): Door => ({ port: listener.port, headers }),
    async createDocument(name: string): Promise<string> {
      const { root_id: parentId } = await cloud.kit.db
        .selectFrom("spaces")
        .select("root_id")
        .where("owner_id", "=", ada)
        .executeTakeFirstOrThrow();
      const query = `mutation ($input: CreateDocumentInput!) {
        createDocument(input: $input) { __typename ... on DocumentCreated { id } }
      }`;
      const outgoing = request({
        host: "127.0.0.1",
        port: listener.port,
        path: "/.mows/graphql",
        method: "POST",
        headers: { ...headers, "content-type": "application/json" },
        agent: false,
      });
      outgoing.end(JSON.stringify({ query, variables: { input: { name, parentId } } }));
      const [incoming] = (await once(outgoing, "response")) as [IncomingMessage];
      const text = (await incoming.toArray()).join("");
      const id = /"id":"([^"]+)"/.exec(text)?.[1];
      if (id === undefined) throw new Error(text);
      return id;
    },
    /** What was edited has been quiet for long enough; of these documents, how many are read from a snapshot from now on. */
    async compacted(documentIds: readonly string[]): Promise<number> {
      await cloud.settled();
      const of = sql.join(documentIds.map((id) => sql`${id}::uuid`));
      const { rows } = await sql<{ doc_id: string }>`
        select doc_id from doc_snapshots where doc_id in (${of})`.execute(cloud.kit.db);
      return rows.length;
    },
    async restart() {
      await listener.close(0);
      await cloud.stop();
      [cloud, listener] = await start(port);
    },
    async [Symbol.asyncDispose]() {
      await listener.close(0);
      await cloud.stop();
      await giveBack();
    },
  };
}

type Cloud = Awaited<ReturnType<typeof createCloud>>;

type Play = { seed: number; random: Random; documentId: string; editors: FaultyEditor[] };

async function begin(cloud: Cloud, seed: number): Promise<Play> {
  const random = randomNumbers(seed);
  const documentId = await cloud.createDocument(`Seed ${seed}`);
  const editors = Array.from({ length: editorsEach }, (_, index) =>
    createFaultyEditor({
      door: cloud.door,
      documentId,
      wire: index % 2 === 0 ? yWebsocketWire : multiplexedWire,
      clientId: seed * 100 + index,
      random,
    }),
  );
  const [first, ...others] = editors;
  first?.doc.getText("text").insert(0, "long enough to be worth a snapshot ".repeat(1_000));
  await Promise.all([first?.pushAll(), ...others.map((editor) => editor.connect())]);
  first?.becomeFaulty();
  return { seed, random, documentId, editors };
}

/** Everybody edits, sends and reads as chance says, and is cut and comes again. */
async function play(plays: readonly Play[]): Promise<void> {
  for (let round = 0; round < rounds; round += 1) {
    for (const { random, editors } of plays) for (const editor of editors) moveOn(editor, random);
    await nextTurn();
  }
}

function moveOn(editor: FaultyEditor, random: Random): void {
  if (random.chance(0.4)) editAtRandom(editor.doc, random);
  if (random.chance(0.02)) editor.cut();
  else if (!editor.isConnected() && random.chance(0.2)) void editor.connect();
  for (let steps = random.below(4); steps > 0; steps -= 1) editor.step();
}

/** Whoever comes after a restart, before anybody can bring again what was lost, finds all that was acknowledged. */
async function expectNothingLost(cloud: Cloud, { seed, random, documentId, editors }: Play): Promise<void> {
  const reader = createFaultyEditor({
    door: cloud.door,
    documentId,
    wire: multiplexedWire,
    clientId: seed * 100 + 99,
    random,
  });
  await reader.pullAll();
  reader.cut();
  const found = Y.encodeStateAsUpdate(reader.doc);
  for (const update of editors.flatMap(({ acknowledged }) => acknowledged)) Y.applyUpdate(reader.doc, update);
  expect(Y.encodeStateAsUpdate(reader.doc), `seed ${seed}`).toEqual(found);
}

/** All editors and one who comes last have the same, struct for struct, as `yjs/testHelper` compares. */
async function expectConverged(cloud: Cloud, { seed, random, documentId, editors }: Play): Promise<void> {
  const last = createFaultyEditor({
    door: cloud.door,
    documentId,
    wire: yWebsocketWire,
    clientId: seed * 100 + 98,
    random,
  });
  const all = [...editors, last];
  do {
    await Promise.all(all.map((editor) => editor.pushAll()));
    await Promise.all(all.map((editor) => editor.pullAll()));
  } while (all.some((editor) => editor.hasUnsent()));
  for (const editor of all) editor.cut();
  try {
    // What each has now, and what each was given all along: the same in a document that takes it as one.
    compare(all.flatMap(({ doc, updates }) => [Y.encodeStateAsUpdate(doc), Y.mergeUpdates(updates)]).map(asTestUser));
  } catch (cause) {
    throw new Error(`seed ${seed} did not converge`, { cause });
  }
}

/** A user as `compare` wants one, with nothing under way any more. */
function asTestUser(whole: Uint8Array): TestYInstance {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, whole);
  return Object.assign(doc, { updates: [whole], connect: () => undefined, tc: { flushAllMessages: () => false } });
}

const batches = Array.from({ length: Math.ceil(seeds / together) }, (_, index) => ({ first: index * together + 1 }));

it.for(batches)(
  `converges over real sockets that lose, repeat and reorder, through compaction and a restart: from seed $first`,
  { timeout: 300_000 },
  async ({ first }) => {
    await using cloud = await createCloud();
    const plays = await Promise.all(
      Array.from({ length: Math.min(together, seeds - first + 1) }, (_, index) => begin(cloud, first + index)),
    );
    await play(plays);
    expect(await cloud.compacted(plays.map(({ documentId }) => documentId))).toBe(plays.length);
    await play(plays);
    await cloud.restart();
    await Promise.all(plays.map((each) => expectNothingLost(cloud, each)));
    await play(plays);
    await Promise.all(plays.map((each) => expectConverged(cloud, each)));
  },
);
