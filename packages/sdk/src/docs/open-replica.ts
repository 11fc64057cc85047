import { writeVarString, writeVarUint, writeVarUint8Array } from "lib0/encoding";
import { applyUpdate, type Doc, encodeStateAsUpdate, encodeStateVector, mergeUpdates, type Transaction } from "yjs";
import { backOffMs } from "../core/back-off.ts";
import { createListeners } from "../core/listeners.ts";
import type { Connection, Line } from "./connection.ts";
import { DocError } from "./doc-error.ts";
import type { DocStore } from "./doc-store.ts";
import type { DocStatus } from "./open-doc.ts";
import { createOutgoingEdits, ELSEWHERE } from "./outgoing-edits.ts";
import { Closed, type Message, Say } from "./protocol.ts";
import type { Replica } from "./replica.ts";
import { createSettledLog } from "./settled-log.ts";
import { shareAwareness } from "./shared-awareness.ts";

export interface ReplicaOptions {
  readonly id: string;
  readonly connection: Connection;
  readonly doc: Doc;
  /** Null where the browser keeps nothing. */
  readonly openStore: (whole: () => Uint8Array) => DocStore | null;
}

const FULL_RETRY_MS = 30_000;
const DRAIN_MS = 5_000;

/** Resolves once what the browser has kept is in the document. */
export async function openReplica({ id, connection, doc, openStore }: ReplicaOptions): Promise<Replica> {
  const store = openStore(() => encodeStateAsUpdate(doc));
  const kept = (await store?.load()) ?? { updates: [], edits: [], sequence: 0, access: null };
  if (kept.updates.length > 0) applyUpdate(doc, mergeUpdates([...kept.updates]), ELSEWHERE);

  const listeners = createListeners<[]>();
  const synced = Promise.withResolvers<void>();
  // who does not ask is not told
  synced.promise.catch(() => undefined);

  let line: Line = "connecting";
  let error: DocError | null = null;
  let { access } = kept;
  /** Everything in the cloud's log up to it is here. */
  let { sequence } = kept;
  let isKnown = kept.updates.length > 0;
  /** The cloud has answered on this line. */
  let isJoined = false;
  let isFull = false;
  let isClosed = false;
  let acknowledged = 0;
  let rejoining: ReturnType<typeof setTimeout> | undefined;

  const channel = connection.add({ lineChanged, hear });
  const shared = shareAwareness(doc, channel.say);
  const log = createSettledLog(store, () => ({ sequence, access }));
  const isWritable = () => isJoined && access === "write";
  const edits = createOutgoingEdits({ doc, store, say: channel.say, kept: kept.edits, isWritable });

  function statusNow(): DocStatus {
    if (error) return error.reason as "denied" | "gone" | "signed-out";
    if (line === "offline") return "offline";
    if (!isJoined) return isKnown ? "connecting" : "loading";
    if (access === "read") return "read-only";
    if (isFull) return "full";
    return edits.pending > 0 ? "saving" : "saved";
  }

  function join(): void {
    channel.say(Say.open, (frame) => {
      // a longer one is no id, and would end the connection of all
      writeVarString(frame, id.slice(0, 64));
      writeVarUint(frame, sequence);
      writeVarUint8Array(frame, encodeStateVector(doc));
    });
  }

  function leave(reason: DocError["reason"] | null): void {
    isJoined = false;
    shared.lose();
    edits.pause();
    error = reason && new DocError(reason);
    if (error) synced.reject(error);
  }

  function lineChanged(next: Line): void {
    line = next;
    clearTimeout(rejoining);
    leave(line === "signed-out" ? line : null);
    if (line === "open") join();
    listeners.emit();
  }

  function arrived(update: Uint8Array): void {
    applyUpdate(doc, update, ELSEWHERE);
    log.add(update);
  }

  function confirmed(number: number): void {
    for (const { update, rows } of edits.confirm(number)) {
      if (!edits.isStalled) isFull = false;
      log.add(update, rows);
    }
  }

  function refused(number: number, reason: string): void {
    if (reason === "read-only") access = "read";
    isFull = reason === "quota-exceeded" || reason === "document-full";
    edits.refuse(number, isFull ? FULL_RETRY_MS : undefined);
  }

  function closed(code: number): void {
    switch (code) {
      case Closed.signedOut:
        return leave("signed-out");
      case Closed.denied:
        return leave("denied");
      case Closed.notFound:
      case Closed.gone:
        return leave("gone");
      default:
        // the cloud has too much to do, or this page too many open
        leave(null);
        rejoining = setTimeout(join, backOffMs(4));
    }
  }

  function hear(message: Message): void {
    switch (message.kind) {
      case "opened":
        ({ access } = message);
        sequence = Math.max(sequence, message.sequence);
        isJoined = isKnown = true;
        isFull = false;
        arrived(message.update);
        shared.show();
        edits.begin(message.stateVector);
        synced.resolve();
        break;
      case "update":
        return arrived(message.update);
      case "sentThrough":
        sequence = Math.max(sequence, message.sequence);
        return;
      case "acknowledged":
        acknowledged = Math.max(acknowledged, message.sequence);
        confirmed(message.number);
        break;
      case "refused":
        refused(message.number, message.reason);
        break;
      case "access":
        ({ access } = message);
        if (access === "write") edits.resume();
        break;
      case "awareness":
        return shared.hear(message.update);
      case "closed":
        closed(message.code);
        break;
      case "broadcast":
      case "roomJoined":
      case "pong":
        return;
      default:
        message satisfies never;
    }
    listeners.emit();
  }

  // after snapshots have taken note
  doc.on("afterAllTransactions", (_: Doc, transactions: Transaction[]) => {
    if (transactions.some(({ changed }) => changed.size > 0)) listeners.emit();
  });

  /** Why nothing will be saved as things are. */
  function hindrance(): DocError | null {
    if (isClosed) return new DocError("closed");
    return isJoined && access === "read" ? new DocError("read-only") : error;
  }

  async function until(isSo: () => boolean): Promise<void> {
    while (!isSo()) {
      await new Promise<void>((resolve) => {
        const stop = listeners.add(() => {
          stop();
          resolve();
        });
      });
    }
  }

  async function saved(): Promise<void> {
    await until(() => edits.pending === 0 || hindrance() !== null);
    const thrown = hindrance();
    if (edits.pending > 0 && thrown) throw thrown;
  }

  return {
    id,
    doc,
    awareness: shared.awareness,
    presence: shared.presence,
    get status() {
      return statusNow();
    },
    get error() {
      return error;
    },
    get access() {
      return access;
    },
    get acknowledged() {
      return acknowledged;
    },
    get pending() {
      return edits.pending;
    },
    subscribe: listeners.add,
    synced: synced.promise,
    saved,
    async drained() {
      let isLate = false;
      const timer = setTimeout(() => {
        isLate = true;
        listeners.emit();
      }, DRAIN_MS);
      await until(() => isLate || edits.pending === 0 || !isJoined || edits.isStalled);
      clearTimeout(timer);
    },
    async close() {
      edits.close();
      log.flush();
      isClosed = true;
      channel.close();
      shared.close();
      clearTimeout(rejoining);
      listeners.emit();
      await store?.idle();
    },
  };
}
