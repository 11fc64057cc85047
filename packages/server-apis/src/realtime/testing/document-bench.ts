import * as Y from "yjs";
import { defineService } from "../../kit/define-service.ts";
import { newId, type NodeId, type PersonId, type SpaceId } from "../../kit/ids.ts";
import { defaultRealtimeLimits } from "../../kit/realtime-limits.ts";
import type { Peers, SettledDocument } from "../../kit/peers.ts";
import type { Db } from "../../kit/sql/database.ts";
import { createPrometheusMetrics } from "../../kit/telemetry/metrics.node.ts";
import { createTestKit, type TestKit } from "../../kit/testing/create-test-kit.ts";
import { insertFolder } from "../../kit/testing/insert-folder.ts";
import { createMemoryDocumentBus } from "../adapters/document-bus.memory.ts";
import { createPastReader } from "../adapters/past-reader.memory.ts";
import { documentContents } from "../domain/contents/document-contents.ts";
import { createDocumentHub, type HubOptions } from "../domain/hub/create-document-hub.ts";
import type { DocumentBus } from "../domain/hub/document-bus.ts";
import type { DocumentHub } from "../domain/hub/document-hub.ts";
import type { Author } from "../domain/hub/author.ts";
import type { DocumentSchema } from "../domain/documents/parse-document-schema.ts";
import { realtimeDb } from "../domain/realtime-database.ts";
import { settleDocument } from "../domain/settle/settle-document.ts";
import { realtimeTables } from "../migrations/0001-realtime.ts";

/** Only its tables: hubs are started one by one. */
const tables = defineService({
  name: "realtime",
  schema: "",
  migrations: [realtimeTables],
  scopes: [],
  start: async () => ({}),
});

export type DocumentBench = AsyncDisposable & {
  kit: TestKit;
  /** Another process of the cloud, by a bus that it may share with others, and a database that may fail it. */
  startHub(options?: { bus?: DocumentBus; db?: Db; limits?: Partial<HubOptions["limits"]> }): DocumentHub;
  createDocument(schema?: DocumentSchema): Promise<NodeId>;
  settle(id: NodeId, hub: DocumentHub): Promise<void>;
  contents(hub: DocumentHub): ReturnType<typeof documentContents>;
  /** What the tree was told last. */
  settled: Map<NodeId, SettledDocument>;
  /** What the space still has. */
  room: { bytes: number };
};

/** Documents over a database, without the services around them; stands in for `files` by counting the room of one space. */
export async function createDocumentBench(): Promise<DocumentBench> {
  const settled = new Map<NodeId, SettledDocument>();
  const room = { bytes: Number.MAX_SAFE_INTEGER };
  const documentNodes: Peers["documentNodes"] = {
    create: () => Promise.reject(new Error("nobody creates documents here")),
    async takeRoom(_tx, _id, bytes) {
      if (bytes > room.bytes) return { kind: "quota-exceeded", limitBytes: 0, usedBytes: 0 };
      room.bytes -= bytes;
      return null;
    },
    async touched(_tx, id, facts) {
      if (facts.settled !== undefined) settled.set(id, facts.settled);
    },
  };
  const kit = await createTestKit({ services: [tables], peers: { documentNodes }, startJobs: false });
  const hubs: DocumentHub[] = [];
  const past = createPastReader();
  const [spaceId, rootId] = [newId<SpaceId>(), newId<NodeId>()];
  await kit.db.transaction().execute(async (tx) => {
    const space = { id: spaceId, owner_id: newId<PersonId>(), root_id: rootId, limit_bytes: null };
    await tx
      .insertInto("spaces")
      .values({ ...space, used_bytes: 0, reserved_bytes: 0 })
      .execute();
    await insertFolder(tx, { id: rootId, spaceId, parentId: null, name: "" });
  });
  return {
    kit,
    settled,
    room,
    startHub({ bus = createMemoryDocumentBus(), db = kit.db, limits = {} } = {}) {
      const own = { ...defaultRealtimeLimits, settleAfterMs: 60_000, ...limits };
      // Each process has its own; those of the first are the kit's.
      const metrics = hubs.length === 0 ? kit.metrics : createPrometheusMetrics();
      const hub = createDocumentHub({ kit: { ...kit, db, metrics }, peers: kit.peers, bus, limits: own });
      hubs.push(hub);
      return hub;
    },
    async createDocument(schema) {
      const id = newId<NodeId>();
      await kit.db.transaction().execute((tx) => insertFolder(tx, { id, spaceId, parentId: rootId, name: id }));
      await realtimeDb(kit.db)
        .insertInto("documents")
        .values({
          node_id: id,
          schema: schema === undefined ? null : JSON.stringify(schema),
          created_at: kit.clock.now(),
        })
        .execute();
      return id;
    },
    settle: (id, hub) => settleDocument({ kit, peers: kit.peers, hub, past, settleAfterMs: 1 }, id),
    contents: (hub) => documentContents({ kit, hub, past }),
    async [Symbol.asyncDispose]() {
      await Promise.all(hubs.map((hub) => hub.stop()));
      await kit[Symbol.asyncDispose]();
    },
  };
}

export const author = (): Author => ({ personId: newId<PersonId>(), appId: null });

/** What a document's log makes, read from the database alone. */
export async function storedDocument(db: Db, id: NodeId): Promise<Y.Doc> {
  const tables = realtimeDb(db);
  const snapshots = await tables.selectFrom("doc_snapshots").select("bytes").where("doc_id", "=", id).execute();
  const updates = await tables
    .selectFrom("doc_updates")
    .select("bytes")
    .where("doc_id", "=", id)
    .orderBy("seq")
    .execute();
  const doc = new Y.Doc();
  for (const { bytes } of [...snapshots, ...updates]) Y.applyUpdate(doc, bytes);
  return doc;
}
