import { writeVarUint, writeVarUint8Array } from "lib0/encoding";
import { applyUpdate, type Doc, encodeStateAsUpdate, mergeUpdates } from "yjs";
import { backOffMs } from "../core/back-off.ts";
import type { Channel } from "./connection.ts";
import type { DocStore, KeptEdit } from "./doc-store.ts";
import { lacksMore } from "./lacks-more.ts";
import { Say } from "./protocol.ts";
import { createUnconfirmedEdits, type EditGroup } from "./unconfirmed-edits.ts";

/** The origin of transactions that nobody did in this page. */
export const ELSEWHERE = Symbol("elsewhere");

/** What is edited in this page, on its way to the cloud. */
export interface OutgoingEdits {
  /** Not known to be committed. */
  readonly pending: number;
  /** The cloud did not take the last edit, and is asked again later. */
  readonly isStalled: boolean;
  /** The cloud has answered: sends all that it lacks. Also what other tabs have left. */
  readonly begin: (cloudVector: Uint8Array) => void;
  /** Sends all again, as when the right to write has come. */
  readonly resume: () => void;
  /** The channel is gone. */
  readonly pause: () => void;
  readonly confirm: (number: number) => readonly EditGroup[];
  readonly refuse: (number: number, retryAfterMs?: number) => void;
  /** Keeps what was edited in this turn. */
  readonly close: () => void;
}

export interface OutgoingOptions {
  readonly doc: Doc;
  readonly store: DocStore | null;
  readonly say: Channel["say"];
  /** What an earlier page had not sent, or could not. */
  readonly kept: readonly KeptEdit[];
  /** Whether the cloud takes edits now. */
  readonly isWritable: () => boolean;
}

export function createOutgoingEdits({ doc, store, say, kept, isWritable }: OutgoingOptions): OutgoingEdits {
  const edits = createUnconfirmedEdits();
  let outbox: Uint8Array[] = [];
  let lastNumber = 0;
  let stalled: ReturnType<typeof setTimeout> | undefined;
  let isClosed = false;
  for (const edit of kept) edits.add(edit);

  function send(group: EditGroup): void {
    if (!isWritable() || stalled !== undefined) return;
    const number = (group.number = ++lastNumber);
    say(Say.update, (frame) => {
      writeVarUint(frame, number);
      writeVarUint8Array(frame, group.update);
    });
  }

  /** What was edited in one turn is one update. */
  function flush(): void {
    if (outbox.length === 0) return;
    const edit = { row: crypto.randomUUID(), update: mergeUpdates(outbox) };
    outbox = [];
    store?.keep(edit);
    send(edits.add(edit));
  }

  function resume(): void {
    flush();
    for (const group of edits.regroup()) send(group);
  }

  /** What other tabs edited without the cloud: they may be closed by now. */
  async function adopt(): Promise<void> {
    for (const edit of (await store?.editsBeside(edits.rows)) ?? []) {
      if (isClosed || edits.rows.has(edit.row)) continue;
      applyUpdate(doc, edit.update, ELSEWHERE);
      send(edits.add(edit));
    }
  }

  doc.on("update", (update: Uint8Array, origin: unknown) => {
    if (origin === ELSEWHERE) return;
    if (outbox.length === 0) queueMicrotask(flush);
    outbox.push(update);
  });

  return {
    get pending() {
      return edits.count + Math.min(1, outbox.length);
    },
    get isStalled() {
      return stalled !== undefined;
    },
    begin(cloudVector) {
      lastNumber = 0;
      resume();
      if (isWritable() && lacksMore(doc, cloudVector, edits.updates)) {
        send(edits.add({ row: crypto.randomUUID(), update: encodeStateAsUpdate(doc, cloudVector) }));
      }
      void adopt();
    },
    resume,
    pause() {
      clearTimeout(stalled);
      stalled = undefined;
    },
    confirm: edits.confirm,
    refuse(number, retryAfterMs = backOffMs(4)) {
      edits.refuse(number);
      stalled ??= setTimeout(() => {
        stalled = undefined;
        resume();
      }, retryAfterMs);
    },
    close() {
      flush();
      isClosed = true;
      clearTimeout(stalled);
    },
  };
}
