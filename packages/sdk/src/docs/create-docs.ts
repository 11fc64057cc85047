import { Doc } from "yjs";
import type { Auth } from "../auth/auth.ts";
import type { Changes } from "../core/changes.ts";
import { loadedOnce } from "../core/loaded-once.ts";
import { MowsError } from "../core/mows-error.ts";
import type { Transport } from "../core/transport.ts";
import { createConnection } from "./connection.ts";
import { createHistory } from "./create-history.ts";
import { createOpenDoc, createTypedDoc } from "./create-open-doc.ts";
import type { DocSchema } from "./define-doc.ts";
import { type DocDatabase, openDocDatabase } from "./doc-database.ts";
import { createDocStore } from "./doc-store.ts";
import type { Docs } from "./docs.ts";
import type { DocHistory } from "./open-doc.ts";
import { followSubdocuments } from "./follow-subdocuments.ts";
import { openReplica } from "./open-replica.ts";
import type { Replica } from "./replica.ts";

export interface DocsOptions {
  readonly transport: Transport;
  readonly auth: Pick<Auth, "session">;
  readonly changes: Pick<Changes, "status" | "subscribeStatus">;
  readonly WebSocket: typeof WebSocket | undefined;
}

const isOffline = (thrown: unknown) => MowsError.from(thrown).kind === "network";

interface Held {
  readonly loading: Promise<{ replica: Replica; history: DocHistory }>;
  count: number;
}

export function createDocs({ transport, auth, changes, WebSocket }: DocsOptions): Docs {
  const held = new Map<string, Held>();
  const database = openDocDatabase();
  const connection = createConnection({
    href: `${transport.url.replace(/^http/, "ws")}/.mows/docs`,
    WebSocket,
    isSignedIn: () => auth.session().then(({ person }) => person !== null, isOffline),
  });
  // the feed is open again when somebody has signed in, and when the cloud is back
  changes.subscribeStatus(() => {
    if (changes.status === "open") connection.retry();
  });

  let asking: Promise<string | null> | null = null;

  /** Whose documents this browser may show: who is signed in, or was when the cloud was last reached. */
  async function askOwner(kept: DocDatabase): Promise<string | null> {
    try {
      const { person } = await auth.session();
      if (person) await kept.setOwner(person.id);
      return person?.id ?? null;
    } catch (thrown) {
      return isOffline(thrown) ? kept.owner().catch(() => null) : null;
    }
  }

  async function load(id: string, doc: Doc): Promise<Replica> {
    followSubdocuments(doc, (subdocument) => load(subdocument.guid, subdocument));
    const kept = await database;
    // anew each time, since somebody else may have signed in
    asking ??= kept && askOwner(kept).finally(() => (asking = null));
    const personId = await asking;
    return openReplica({
      id,
      doc,
      connection,
      openStore: (whole) => (kept && personId ? createDocStore(kept, { personId, docId: id, whole }) : null),
    });
  }

  async function begin(id: string): Promise<{ replica: Replica; history: DocHistory }> {
    const replica = await load(id, new Doc());
    return { replica, history: createHistory(replica.doc) };
  }

  function hold(id: string): Held {
    const one = held.get(id) ?? { loading: begin(id), count: 0 };
    one.count++;
    held.set(id, one);
    return one;
  }

  async function release(id: string, one: Held): Promise<void> {
    const { replica, history } = await one.loading;
    await replica.drained();
    if (--one.count > 0) return;
    held.delete(id);
    history.manager.destroy();
    await replica.close();
    replica.doc.destroy();
  }

  async function open<Schema extends DocSchema>(id: string, schema?: Schema) {
    const one = hold(id);
    const { replica, history } = await one.loading;
    let closing: Promise<void> | undefined;
    const opened = createOpenDoc(replica, { history, close: () => (closing ??= release(id, one)) });
    return schema ? createTypedDoc(opened, schema) : opened;
  }

  const rooms = loadedOnce(() => import("./open-room.ts"));

  return {
    open: open as Docs["open"],
    async room(nodeId, name = "") {
      const { openRoom } = await rooms();
      return openRoom(connection, nodeId, name);
    },
  };
}
