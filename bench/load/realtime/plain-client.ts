import * as Y from "yjs";
import { connect, type Connection } from "./connect.ts";
import { dialects } from "./dialects.ts";
import { targetOf, type SwarmTarget } from "./swarm.ts";

/** A client with a real Y.Doc that has what the server had when it came. */
export type PlainClient = {
  doc: Y.Doc;
  connection: Connection;
  /** One transaction, sent as one update. */
  edit(change: (doc: Y.Doc) => void): void;
  /** Returns when the server has taken everything that was sent. */
  ask(): Promise<void>;
  /** Returns when the document is so; throws when its connection ends before. */
  until(reached: (doc: Y.Doc) => boolean): Promise<void>;
  close(): Promise<void>;
  /** Updates sent on this connection, and how many of them the server has said it has. */
  sent(): number;
  acknowledged(): number;
  /** From the first byte of the upgrade until the document had come, and until Yjs had it. */
  receivedMs: number;
  syncedMs: number;
};

/** With a document of its own that already has something, that is sent first. */
export async function openPlainClient(
  target: SwarmTarget,
  document: string,
  doc: Y.Doc = new Y.Doc(),
): Promise<PlainClient> {
  const startedAt = performance.now();
  const dialect = dialects[target.dialect];
  let receivedMs = 0;
  let [sent, acknowledged, answered, asked] = [0, 0, 0, 0];
  let lacking: Uint8Array | null = null;
  let wake: () => void = () => undefined;
  const heard = {
    update: (update: Uint8Array) => Y.applyUpdate(doc, update, connectOrigin),
    synced(update: Uint8Array, serverStateVector: Uint8Array | null) {
      if (answered === 0) receivedMs = performance.now() - startedAt;
      Y.applyUpdate(doc, update, connectOrigin);
      answered += 1;
      if (serverStateVector !== null) lacking = Y.encodeStateAsUpdate(doc, serverStateVector);
    },
    asked: (serverStateVector: Uint8Array) => Y.encodeStateAsUpdate(doc, serverStateVector),
    acknowledged(taken: { count: number } | { upTo: number }) {
      acknowledged = "upTo" in taken ? taken.upTo : acknowledged + taken.count;
    },
  };
  const connection = await connect(targetOf(target, document), (message, back) => {
    const answer = dialect.read(message, heard);
    if (answer !== null) back.send(answer(document));
    wake();
  });
  const reached = async (isSo: () => boolean) => {
    while (!isSo()) {
      if (connection.closedBy() !== null) throw new Error(`the client was closed: ${connection.closedBy()}`);
      await Promise.race([new Promise<void>((resolve) => (wake = resolve)), connection.closed]);
    }
  };
  for (const message of dialect.hello(document, Y.encodeStateVector(doc))) connection.send(message);
  asked = 1;
  await reached(() => answered >= asked);
  const syncedMs = performance.now() - startedAt;
  const send = (update: Uint8Array) => {
    sent += 1;
    connection.send(dialect.update(document, update, sent));
  };
  if (lacking !== null) send(lacking);
  const sendOwn = (update: Uint8Array, origin: unknown) => {
    if (origin !== connectOrigin) send(update);
  };
  doc.on("update", sendOwn);
  return {
    doc,
    connection,
    receivedMs,
    syncedMs,
    edit: (change) => doc.transact(() => change(doc)),
    async ask() {
      if (dialect.ask === null) return reached(() => acknowledged >= sent);
      connection.send(dialect.ask(document, Y.encodeStateVector(doc)));
      asked += 1;
      await reached(() => answered >= asked);
    },
    until: (isSo) => reached(() => isSo(doc)),
    sent: () => sent,
    acknowledged: () => acknowledged,
    close() {
      doc.off("update", sendOwn);
      return connection.close();
    },
  };
}

/** Marks what came over the connection. */
const connectOrigin = Symbol("connection");
