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

/** A log of fewer rows and fewer bytes is read as quickly as a snapshot. */
const worthRows = 100;
const worthBytes = 32 * 1024;
/** While edits go on, settling waits for so many times its delay. */
const longestDelays = 6;

export type Settling = {
  kit: Pick<Kit, "db" | "bus" | "clock" | "jobs">;
  peers: Pick<Peers, "documentNodes">;
  hub: Pick<DocumentHub, "settled">;
  past: PastReader;
  settleAfterMs: number;
};

/** What the transaction came to: `overtaken` by another process that settled it, or by its end. */
type Outcome = { kind: "settled"; sequence: number } | { kind: "no-room" } | { kind: "overtaken" };

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
 * state is kept for its history, and the room it holds is trimmed to what it takes. May be done twice, and beside edits of any process.
 */
export async function settleDocument(settling: Settling, id: NodeId): Promise<void> {
  const { kit, past, hub } = settling;
  const unsettled = await readUnsettled(kit.db, id);
  if (unsettled === null) return;
  if (await putOff(settling, id, unsettled)) return;
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
  if (outcome.kind === "settled") hub.settled(id, outcome.sequence, 0);
}

function isWorthIt({ rows }: Unsettled): boolean {
  return rows.length >= worthRows || rows.reduce((sum, { byteLength }) => sum + byteLength, 0) >= worthBytes;
}

/** While somebody types, later is better; but not for ever. */
async function putOff({ kit, settleAfterMs }: Settling, id: NodeId, { dueAt, editedAt }: Unsettled): Promise<boolean> {
  const now = kit.clock.now().getTime();
  const isQuiet = now - editedAt.getTime() >= settleAfterMs / 2;
  if (isQuiet || now - dueAt.getTime() >= (longestDelays - 1) * settleAfterMs) return false;
  await kit.db.transaction().execute((tx) => enqueue(kit, tx, id, new Date(now + settleAfterMs)));
  kit.bus.publish("jobs");
  return true;
}

const enqueue = (kit: Settling["kit"], tx: Tx, id: NodeId, at: Date): Promise<void> =>
  kit.jobs.enqueue(tx, "realtime.settle", { documentId: id }, at);

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
    .select(["head_seq", "snapshot_seq", "stored_bytes", "counted_bytes"])
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
  const again = document.head_seq > sequence ? new Date(now.getTime() + settleAfterMs) : null;
  if (again !== null) await enqueue(kit, tx, id, again);
  await tables
    .updateTable("documents")
    .set({ stored_bytes: stored, counted_bytes: stored, settle_due_at: again })
    .where("node_id", "=", id)
    .execute();
  return { kind: "settled", sequence: document.head_seq };
}
