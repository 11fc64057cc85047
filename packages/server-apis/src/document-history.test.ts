import { graphql } from "graphql";
import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { createFileCloud, type FileCloud } from "./files/testing/file-cloud.ts";
import { createGrant } from "./kit/grants/create-grant.ts";
import { type NodeId, newId } from "./kit/ids.ts";
import type { PersonPrincipal, Principal } from "./kit/principal.ts";
import { executableSchema } from "./kit/testing/executable-schema.ts";
import type { GraphqlData } from "./kit/testing/graphql-data.ts";
import { silentMetrics } from "./kit/telemetry/metrics.silent.ts";
import { linkPrincipal } from "./kit/testing/link-principal.ts";
import { createMemoryDocumentBus } from "./realtime/adapters/document-bus.memory.ts";
import { createPastReader } from "./realtime/adapters/past-reader.memory.ts";
import { createDocument } from "./realtime/domain/documents/create-document.ts";
import { compareDocument } from "./realtime/domain/history/compare-document.ts";
import { documentAuthors } from "./realtime/domain/history/document-authors.ts";
import { documentHistory } from "./realtime/domain/history/document-history.ts";
import type { History } from "./realtime/domain/history/history.ts";
import { nameDocumentVersion } from "./realtime/domain/history/name-document-version.ts";
import { restoreDocument } from "./realtime/domain/history/restore-document.ts";
import { createDocumentHub } from "./realtime/domain/hub/create-document-hub.ts";
import { settleDocument } from "./realtime/domain/settle/settle-document.ts";
import { realtime } from "./realtime/service.ts";

const note = JSON.stringify({ name: "note", version: 1, fields: { text: { kind: "text" } } });
const limits = { unloadAfterMs: 60_000, documentBytes: 1024 * 1024, settleAfterMs: 0 };

/** A document of Ada's, which Bob may write and Cleo may read, and its history at work. Jobs rest: the test settles. */
async function openNote() {
  const cloud = await createFileCloud({ beside: [realtime], startJobs: false });
  const { kit } = cloud;
  // A hub that the test can reach; the service has its own, as another process would.
  const ofProcess = { ...kit, metrics: silentMetrics };
  const hub = createDocumentHub({ kit: ofProcess, peers: kit.peers, bus: createMemoryDocumentBus(), limits });
  const past = createPastReader();
  const history: History = { kit, peers: kit.peers, hub, past };
  const input = {
    parentId: cloud.rootId,
    name: "Note",
    schema: note,
    onConflict: "fail" as const,
    idempotencyKey: null,
  };
  const made = await createDocument(kit, kit.peers, cloud.ada, input);
  if (made.kind !== "document-created") throw new Error(`not created: ${made.kind}`);
  const { id } = made;
  return {
    ...history,
    history,
    cloud,
    id,
    ada: cloud.ada,
    bob: await share(cloud, id, "write"),
    cleo: await share(cloud, id, "read"),
    settle: (which: NodeId = id) => settleDocument({ kit, peers: kit.peers, hub, past, settleAfterMs: 0 }, which),
    async [Symbol.asyncDispose]() {
      await hub.stop();
      await cloud[Symbol.asyncDispose]();
    },
  };
}

type Note = Awaited<ReturnType<typeof openNote>>;

async function share(cloud: FileCloud, nodeId: NodeId, role: "read" | "write"): Promise<PersonPrincipal> {
  const { principal } = await cloud.addPerson();
  const { personId } = cloud.ada;
  await cloud.kit.write(cloud.ada, null, (tx) =>
    createGrant(tx, {
      nodeId,
      grantee: { kind: "person", personId: principal.personId },
      role,
      grantedBy: personId,
      source: "share",
      at: new Date(),
    }),
  );
  return principal;
}

/** Whoever has the address of a link to it that lets them edit. */
async function link({ kit, ada, id }: Note): Promise<Principal> {
  const grantId = await kit.write(ada, null, (tx) =>
    createGrant(tx, {
      nodeId: id,
      grantee: { kind: "link" },
      role: "write",
      grantedBy: ada.personId,
      source: "share",
      at: new Date(),
    }),
  );
  return linkPrincipal(grantId, { may: "edit", nodeId: id, createdBy: ada.personId });
}

/** Somebody's client: takes over what there is, edits, and has that committed. */
async function edit({ hub, id }: Note, { personId, appId }: PersonPrincipal, make: (text: Y.Text) => void) {
  const open = await hub.open(id);
  if (open === null) throw new Error("there is no such document");
  const doc = new Y.Doc();
  Y.applyUpdate(doc, (await open.sync(null)).update);
  const updates: Uint8Array[] = [];
  doc.on("update", (update: Uint8Array) => updates.push(update));
  doc.transact(() => make(doc.getText("text")));
  const receipt = open.receive(Y.mergeUpdates(updates), { personId, appId }, null);
  open.release();
  if (receipt.kind !== "taken") throw new Error(`not taken: ${receipt.kind}`);
  const committed = await receipt.committed;
  if (committed.kind !== "committed") throw new Error(`not committed: ${committed.reason}`);
  return committed.sequence;
}

async function text({ hub, id }: Note): Promise<string> {
  const open = await hub.open(id);
  const doc = new Y.Doc();
  Y.applyUpdate(doc, (await open?.sync(null))?.update ?? new Uint8Array());
  open?.release();
  return doc.getText("text").toJSON();
}

const named = async ({ history, id }: Note, as: Principal, name: string | null, sequence: number | null = null) =>
  nameDocumentVersion(history, as, { id, name, sequence, idempotencyKey: null });

const restore = async ({ history, id }: Note, as: Principal, sequence: number, idempotencyKey: string | null = null) =>
  restoreDocument(history, as, { id, sequence, idempotencyKey });

const list = async ({ history, id }: Note, as: Principal) =>
  documentHistory(history, as, { id, first: 50, after: null });

describe("a document's history", () => {
  it("brings deleted text back while somebody edits, and that is undone in the same way", async () => {
    await using open = await openNote();
    const { ada, bob } = open;
    await edit(open, ada, (held) => held.insert(0, "first\nsecond\nthird\n"));
    const whole = await named(open, ada, " All of it ");
    expect(whole).toMatchObject({ kind: "version-named", name: "All of it", sequence: 1 });
    await edit(open, bob, (held) => held.delete(6, 7));
    await edit(open, bob, (held) => held.insert(held.length, "fourth\n"));
    const [restored] = await Promise.all([restore(open, ada, 1), edit(open, bob, (held) => held.insert(0, "zero\n"))]);
    expect(restored).toMatchObject({ kind: "document-restored" });
    expect(await text(open)).toBe("zero\nfirst\nsecond\nthird\n");
    const seen = await list(open, bob);
    expect(seen).toMatchObject({
      checkpoints: [
        { sequence: 3, name: null, authorIds: [bob.personId] },
        { sequence: 1, name: "All of it", namedBy: ada.personId, authorIds: [ada.personId] },
      ],
      latest: { sequence: 5, authorIds: [ada.personId, bob.personId].toSorted() },
    });
    expect(await restore(open, bob, 3)).toMatchObject({ kind: "document-restored" });
    expect(await text(open)).toBe("first\nthird\nfourth\n");
    expect(await restore(open, bob, 1)).toMatchObject({ kind: "document-restored" });
    expect(await text(open)).toBe("first\nsecond\nthird\n");
    expect(await restore(open, bob, 9)).toEqual({ kind: "checkpoint-not-found", sequence: 9 });
  });

  it("restores once however often the call is repeated", async () => {
    await using open = await openNote();
    await edit(open, open.ada, (held) => held.insert(0, "kept"));
    await named(open, open.ada, "Kept");
    await edit(open, open.ada, (held) => held.delete(0, 4));
    const key = crypto.randomUUID();
    expect(await restore(open, open.ada, 1, key)).toMatchObject({ sequence: 3 });
    await edit(open, open.bob, (held) => held.delete(0, 4));
    expect(await restore(open, open.ada, 1, key)).toMatchObject({ kind: "document-restored", sequence: 4 });
    expect(await text(open)).toBe("");
  });

  it("tells who wrote what, and compares, after the log was compacted", async () => {
    await using open = await openNote();
    const { ada, bob, cleo, history, id } = open;
    const line = `${"a".repeat(70)}\n`;
    await edit(open, ada, (held) => held.insert(0, line.repeat(600)));
    await edit(open, bob, (held) => held.delete(71, 71));
    await edit(open, bob, (held) => held.insert(71, "by bob\n"));
    await open.settle();
    const rows = await open.kit.db.withTables<{ doc_updates: { seq: number } }>().selectFrom("doc_updates").execute();
    expect(rows).toEqual([]);
    expect(await list(open, cleo)).toMatchObject({
      checkpoints: [{ sequence: 3, authorIds: [ada.personId, bob.personId].toSorted() }],
      latest: null,
    });
    const asked = { id, field: null, fromIndex: 0, first: 100 };
    expect(await documentAuthors(history, cleo, asked)).toMatchObject({
      field: "text",
      sequence: 3,
      ranges: [
        { index: 0, length: 71, authorId: ada.personId },
        { index: 71, length: 7, authorId: bob.personId },
        { index: 78, length: 598 * 71, authorId: ada.personId },
      ],
      endIndex: null,
    });
    await edit(open, bob, (held) => held.delete(0, 71));
    expect(await compareDocument(history, cleo, { id, from: 3, to: null })).toMatchObject({
      kind: "comparison",
      hunks: [{ fromLine: 1, fromCount: 4, toLine: 1, toCount: 3, lines: [{ change: "removed" }, {}, {}, {}] }],
    });
    expect(await restore(open, bob, 3)).toMatchObject({ kind: "document-restored" });
    expect((await text(open)).slice(0, 78)).toBe(`${line}by bob\n`);
  });

  it("begins anew in a copy, which keeps what is deleted in it", async () => {
    await using open = await openNote();
    const { ada, cloud, kit, peers } = open;
    const line = `${"a".repeat(70)}\n`;
    await edit(open, ada, (held) => held.insert(0, line.repeat(600)));
    const id = await kit.write(ada, null, async (tx) => {
      const place = { parentId: cloud.rootId, name: "Copy", onConflict: "fail" as const };
      const kind = { schemaName: "note", mimeType: "text/markdown" };
      const made = await peers.documentNodes.create(tx, ada, { ...place, ...kind });
      if (made.kind !== "created") throw new Error(`not created: ${made.kind}`);
      await cloud.kit.peers.documentContents.copy(tx, [{ from: open.id, to: made.id }]);
      return made.id;
    });
    const copy = { ...open, id };
    await open.settle(id);
    await edit(copy, ada, (held) => held.delete(0, 71));
    await open.settle(id);
    expect(await list(copy, ada)).toMatchObject({ checkpoints: [{ sequence: 2 }, { sequence: 1, authorIds: [] }] });
    expect(await restore(copy, ada, 1)).toMatchObject({ kind: "document-restored" });
    expect(await text(copy)).toBe(line.repeat(600));
    expect(await text(open)).toBe(line.repeat(600));
  });

  it("is seen by who may read, changed by who may write, and by people only", async () => {
    await using open = await openNote();
    const { ada, bob, cleo, cloud, history, id } = open;
    await edit(open, ada, (held) => held.insert(0, "text"));
    await named(open, bob, "One");
    const calls = async (as: Principal) => {
      const authors = { id, field: null, fromIndex: 0, first: 10 };
      const outcomes = [
        await list(open, as),
        await compareDocument(history, as, { id, from: 0, to: 1 }),
        await documentAuthors(history, as, authors),
        await named(open, as, "Other", 1),
        await restore(open, as, 1),
      ];
      return outcomes.map((outcome) => ("lacking" in outcome ? `lacks ${outcome.lacking}` : outcome.kind));
    };
    const seen = ["history", "comparison", "authors"];
    expect(await calls(cleo)).toEqual([...seen, "lacks person", "lacks person"]);
    expect(await calls(bob)).toEqual([...seen, "version-named", "document-restored"]);
    const { principal: stranger } = await cloud.addPerson();
    expect(new Set(await calls(stranger))).toEqual(new Set(["node-not-found"]));
    const reading = await cloud.throughApp(ada, "reader", { [id]: "read" });
    expect(await calls(reading)).toEqual([...seen, "lacks app", "lacks app"]);
    expect(new Set(await calls(await link(open)))).toEqual(new Set(["lacks person"]));
    expect(await documentHistory(history, ada, { id: cloud.rootId, first: 9, after: null })).toMatchObject({
      kind: "not-a-document",
    });
  });

  it("gives a state its name, takes it away, and refuses what is none", async () => {
    await using open = await openNote();
    const { ada, history, id } = open;
    expect(await named(open, ada, "Empty")).toEqual({ kind: "checkpoint-not-found", sequence: 0 });
    await edit(open, ada, (held) => held.insert(0, "text"));
    expect(await named(open, ada, "\n")).toMatchObject({ kind: "name-invalid", reason: "forbidden-character" });
    expect(await named(open, ada, "One")).toMatchObject({ sequence: 1 });
    await edit(open, ada, (held) => held.insert(0, "more "));
    expect(await named(open, ada, "Two")).toMatchObject({ sequence: 2 });
    expect(await named(open, ada, null, 1)).toMatchObject({ sequence: 1, name: null });
    const page = await documentHistory(history, ada, { id, first: 1, after: null });
    expect(page).toMatchObject({ checkpoints: [{ name: "Two" }], endCursor: "2" });
    expect(await documentHistory(history, ada, { id, first: 1, after: "2" })).toMatchObject({
      checkpoints: [{ sequence: 1, name: null, namedBy: null }],
      latest: null,
      endCursor: null,
    });
    expect(await documentHistory(history, ada, { id, first: 1, after: "two" })).toEqual({ kind: "invalid-cursor" });
  });
});

it("makes a document once, by its schema, in a folder that the caller may write to", async () => {
  await using open = await openNote();
  const { cloud, cleo, kit, peers } = open;
  const make = (as: Principal, input: object) =>
    createDocument(kit, peers, as, {
      parentId: cloud.rootId,
      name: "Note",
      schema: null,
      onConflict: "fail",
      idempotencyKey: null,
      ...input,
    });
  expect(await make(open.ada, {})).toMatchObject({ kind: "name-taken", existingId: open.id });
  expect(await make(open.ada, { schema: "{}" })).toMatchObject({ kind: "document-schema-invalid", path: "name" });
  expect(await make(cleo, { name: "Other" })).toMatchObject({ kind: "node-not-found" });
  const twice = { onConflict: "keep-both", idempotencyKey: newId() };
  const first = await make(open.ada, twice);
  expect(first).toMatchObject({ kind: "document-created", name: "Note (2)" });
  expect(await make(open.ada, twice)).toEqual(first);
});

const wanted = {
  document: "... on DocumentDetails { id schema sequence access }",
  documentHistory: `... on DocumentHistory { endCursor checkpoints { sequence at name namedBy { id } authors { id name } }
    latest { sequence beganAt endedAt authors { id } } }`,
  compareDocument: "... on TextComparison { hunks { fromLine lines { change text } } }",
  documentAuthors: "... on DocumentAuthors { field sequence endIndex ranges { index length author { id } } }",
};

it("is asked for and changed as the contract says", async () => {
  await using cloud = await createFileCloud({ beside: [realtime], startJobs: false });
  const { kit, ada, rootId } = cloud;
  const schema = executableSchema(kit.running["realtime"]?.resolvers ?? {});
  const ask = async (source: string, variableValues: object = {}): Promise<GraphqlData> => {
    const contextValue = { principal: ada, clientAddress: "local" };
    const { data, errors } = await graphql({ schema, source, contextValue, variableValues: { ...variableValues } });
    for (const error of errors ?? []) throw error.originalError ?? error;
    return data ?? {};
  };
  const mutate = (name: string, input: object, fields: string) => {
    const type = `${name[0]?.toUpperCase()}${name.slice(1)}Input`;
    return ask(`mutation ($input: ${type}!) { made: ${name}(input: $input) { __typename ${fields} } }`, { input });
  };
  const { made } = await mutate(
    "createDocument",
    { parentId: rootId, name: "Note", schema: note },
    "... on DocumentCreated { id name node { __typename id } }",
  );
  expect(made).toMatchObject({ __typename: "DocumentCreated", node: { __typename: "Document", id: made.id } });
  const { id } = made;
  const write = (text: string, baseSequence: number) =>
    kit.peers.documentContents.merge(
      id,
      { personId: ada.personId, appId: null },
      { baseSequence, mime: "text/markdown", bytes: new TextEncoder().encode(text) },
    );
  expect(await write("one\ntwo\n", 0)).toEqual({ kind: "merged", sequence: 1 });
  const name = await mutate(
    "nameDocumentVersion",
    { id, name: "Two lines" },
    "... on DocumentVersionNamed { sequence }",
  );
  expect(name.made).toEqual({ __typename: "DocumentVersionNamed", sequence: 1 });
  expect(await write("one\nthree\n", 1)).toEqual({ kind: "merged", sequence: 2 });
  const person = { id: ada.personId };
  const found = await ask(
    `query ($id: ID!) {
      document(id: $id) { ${wanted.document} } documentHistory(id: $id) { ${wanted.documentHistory} }
      compareDocument(id: $id, from: 1) { ${wanted.compareDocument} }
      documentAuthors(id: $id) { ${wanted.documentAuthors} }
      nothing: compareDocument(id: $id, from: 7) { __typename ... on CheckpointNotFound { sequence } }
    }`,
    { id },
  );
  expect(found).toMatchObject({
    document: { id, schema: note, sequence: 2, access: "WRITE" },
    documentHistory: {
      endCursor: null,
      checkpoints: [{ sequence: 1, name: "Two lines", namedBy: person, authors: [person] }],
      latest: { sequence: 2, authors: [person] },
    },
    compareDocument: {
      hunks: [{ lines: [{ change: "SAME" }, { change: "REMOVED", text: "two" }, { change: "ADDED", text: "three" }] }],
    },
    documentAuthors: { field: "text", sequence: 2, endIndex: null, ranges: [{ index: 0, length: 10, author: person }] },
    nothing: { __typename: "CheckpointNotFound", sequence: 7 },
  });
  const restored = await mutate("restoreDocument", { id, sequence: 1 }, "... on DocumentRestored { sequence }");
  expect(restored.made).toEqual({ __typename: "DocumentRestored", sequence: 3 });
  const read = await kit.peers.documentContents.read(id);
  expect(new TextDecoder().decode(read?.bytes)).toBe("one\ntwo\n");
});
