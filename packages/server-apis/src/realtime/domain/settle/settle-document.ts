import type { NodeId } from "../../../kit/ids.ts";
import type { Kit } from "../../../kit/kit.ts";
import type { Peers } from "../../../kit/peers.ts";
import type { Tx } from "../../../kit/sql/database.ts";
import type { DocumentAnswers } from "../contents/document-question.ts";
import { addCheckpoint } from "../history/checkpoint.ts";
import type { PastReader } from "../history/past-question.ts";
import type { DocumentHub } from "../hub/document-hub.ts";
import { realtimeTx } from "../realtime-database.ts";
import { readUnsettled, type Unsettled } from "./read-unsettled.ts";
import { replaceLog } from "./replace-log.ts";

/** A log of fewer rows and fewer bytes is read as quickly as a snapshot; for a large document, one that costs more to write again waits longer. */
const worthRows = 100;
const worthBytes = 32 * 1024;
const snapshotBytesPerRow = 1024;
const snapshotShare = 8;

export type Settling = {
  kit: Pick<Kit, "db" | "bus" | "clock" | "jobs">;
  peers: Pick<Peers, "documentNodes">;
  hub: Pick<DocumentHub, "settled">;
  past: PastReader;
  settleAfterMs: number;
};

/** What the transaction came to: `overtaken` by another process that settled it, or by its end. */
type Outcome = { kind: "settled"; headSequence: number } | { kind: "no-room" } | { kind: "overtaken" };

/** Takes what was written back where the outcome is not that it settled. */
class TakenBack extends Error {
  override readonly name = "TakenBack";
  readonly outcome: Outcome;

  constructor(outcome: Outcome) {
    super(outcome.kind);
    this.outcome = outcome;
  }
}

/**
 * What is due when a document's edits pause: its log becomes snapshot and history where that is worth it, its text is found by the search, its
 * state is kept for its history, and the room it holds is trimmed to what it takes. May be done twice, at any time, and beside edits of any process.
 */
export async function settleDocument(settling: Settling, id: NodeId): Promise<void> {
  const { kit, past, hub } = settling;
  const unsettled = await readUnsettled(kit.db, id);
  if (unsettled === null) return;
  const { snapshot, rows, schema, segment } = unsettled;
  const digest = await past.ask({
    task: "digest",
    updates: snapshot === null ? rows : [snapshot, ...rows],
    schema,
    historyFrom: snapshot === null ? 0 : 1,
    before: segment?.bytes ?? null,
  });
  if (digest.kind !== "digest") throw new Error(`document ${id} could not be read: ${digest.kind}`);
  let outcome = await keep(settling, id, unsettled, { digest, compacts: isWorthIt(unsettled), isFull: false });
  // A full space still lets its documents be found and measured.
  if (outcome.kind === "no-room")
    outcome = await keep(settling, id, unsettled, { digest, compacts: false, isFull: true });
  kit.bus.publish("changes");
  kit.bus.publish("jobs");
  if (outcome.kind === "settled") {
    const { headSequence } = outcome;
    hub.settled(id, { headSequence, roomBytes: 0, stateBytes: digest.collected.byteLength });
  }
}

function isWorthIt({ rows, snapshot }: Unsettled): boolean {
  const snapshotBytes = snapshot?.byteLength ?? 0;
  return (
    rows.length >= worthRows + snapshotBytes / snapshotBytesPerRow ||
    lengthOf(rows) >= Math.max(worthBytes, snapshotBytes / snapshotShare)
  );
}

const lengthOf = (rows: readonly Uint8Array[]): number => rows.reduce((sum, { byteLength }) => sum + byteLength, 0);

type Kept = {
  digest: DocumentAnswers["digest"];
  compacts: boolean;
  /** Nothing is to be written that takes room. */
  isFull: boolean;
};

async function keep(settling: Settling, id: NodeId, unsettled: Unsettled, kept: Kept): Promise<Outcome> {
  try {
    return await settling.kit.db.transaction().execute((tx) => keepIn(tx, settling, { id, ...unsettled }, kept));
  } catch (cause) {
    if (cause instanceof TakenBack) return cause.outcome;
    throw cause;
  }
}

async function keepIn(
  tx: Tx,
  { kit, peers, settleAfterMs }: Settling,
  unsettled: Unsettled & { id: NodeId },
  { digest, compacts, isFull }: Kept,
): Promise<Outcome> {
  const { id, sequence, editedAt } = unsettled;
  const tables = realtimeTx(tx);
  // The node before the document, as appending does it.
  const settled = { sequence, size: digest.exportBytes, text: digest.text };
  await peers.documentNodes.touched(tx, id, { modifiedAt: editedAt, settled });
  const document = await tables
    .selectFrom("documents")
    .select(["head_seq", "snapshot_seq", "stored_bytes", "counted_bytes", "settle_due_at"])
    .where("node_id", "=", id)
    .forUpdate()
    .executeTakeFirst();
  if (document?.snapshot_seq !== unsettled.snapshotSequence) throw new TakenBack({ kind: "overtaken" });
  const now = kit.clock.now();
  // First the checkpoint, which reads its authors from the log.
  const kept = isFull ? 0 : await addCheckpoint(tx, { id, sequence, at: editedAt, snapshot: digest.snapshot });
  const grown = kept + (compacts ? await replaceLog(tables, id, unsettled, digest) : 0);
  const stored = document.stored_bytes + grown;
  const room = await peers.documentNodes.takeRoom(tx, id, stored - document.counted_bytes);
  if (room !== null && stored > document.counted_bytes) throw new TakenBack({ kind: "no-room" });
  const dueAt = document.settle_due_at;
  const isPlanned = dueAt !== null && dueAt > now;
  const later = document.head_seq > sequence ? new Date(now.getTime() + settleAfterMs) : null;
  const again = isPlanned ? dueAt : later;
  if (later !== null && !isPlanned) await kit.jobs.enqueue(tx, "realtime.settle", { documentId: id }, later);
  await tables
    .updateTable("documents")
    .set({ stored_bytes: stored, counted_bytes: stored, settle_due_at: again })
    .where("node_id", "=", id)
    .execute();
  return { kind: "settled", headSequence: document.head_seq };
}
