import type { NodeId, PersonId } from "../../../kit/ids.ts";
import type { Tx } from "../../../kit/sql/database.ts";
import { realtimeTx } from "../realtime-database.ts";
import { checkpointsToDrop, type KeptCheckpoint } from "./checkpoints-to-drop.ts";

/** The state of a document at a sequence: `snapshot` is `Y.encodeSnapshot` of it. */
export type NewCheckpoint = {
  id: NodeId;
  sequence: number;
  at: Date;
  snapshot: Uint8Array;
  /** Who did what it is kept for; left out where it is kept by itself. */
  askedBy?: PersonId;
};

type Row = { seq: number; at: Date; name: string | null; named_by: PersonId | null; authors: PersonId[] };

/** People told of at one checkpoint; whoever comes after them is in the log and its clients all the same. */
const mostAuthors = 100;

/**
 * Keeps this state, and takes away those that the keep rule no longer wants. Called in the transaction that moves updates out of the log, before
 * it does, since their authors are read from there, and whenever a document settles. Costs nothing where this sequence is kept already.
 * Gives by how many bytes what is stored has grown; negative where more went than came.
 */
export async function addCheckpoint(tx: Tx, checkpoint: NewCheckpoint): Promise<number> {
  const { id, sequence, at, snapshot, askedBy = null } = checkpoint;
  const tables = realtimeTx(tx);
  const held: Row[] = await tables
    .selectFrom("doc_checkpoints")
    .select(["seq", "at", "name", "named_by", "authors"])
    .where("doc_id", "=", id)
    .orderBy("seq")
    .execute();
  const newest = held.at(-1)?.seq ?? 0;
  if (sequence === newest && askedBy !== null) await markAsked(tx, id, { sequence, askedBy });
  if (sequence <= newest) return 0;
  const authors = await authorsBetween(tx, id, newest, sequence);
  const row: Row = { seq: sequence, at, name: null, named_by: askedBy, authors };
  const added = await tables
    .insertInto("doc_checkpoints")
    .values({ doc_id: id, ...row, snapshot })
    .onConflict((conflict) => conflict.columns(["doc_id", "seq"]).doNothing())
    .returning("seq")
    .executeTakeFirst();
  // Somebody else keeps the same state at this moment, and thins.
  if (added === undefined) return 0;
  const freed = await thin(tx, id, [...held, row], at);
  return snapshot.byteLength - freed;
}

async function markAsked(tx: Tx, id: NodeId, by: { sequence: number; askedBy: PersonId }): Promise<void> {
  await realtimeTx(tx)
    .updateTable("doc_checkpoints")
    .set({ named_by: by.askedBy })
    .where("doc_id", "=", id)
    .where("seq", "=", by.sequence)
    .where("name", "is", null)
    .execute();
}

/** Who wrote after the one sequence and up to the other, in the order of their ids. */
async function authorsBetween(tx: Tx, id: NodeId, after: number, upTo: number): Promise<PersonId[]> {
  const rows = await realtimeTx(tx)
    .selectFrom("doc_updates")
    .select("author_id")
    .distinct()
    .where("doc_id", "=", id)
    .where("seq", ">", after)
    .where("seq", "<=", upTo)
    .where("author_id", "is not", null)
    .orderBy("author_id")
    .limit(mostAuthors)
    .execute();
  return rows.flatMap(({ author_id: author }) => (author === null ? [] : [author]));
}

/** The authors of one that goes are those of the next that stays, which covers its stretch from then on. Gives the bytes freed. */
async function thin(tx: Tx, id: NodeId, rows: readonly Row[], now: Date): Promise<number> {
  const drop = new Set(checkpointsToDrop(rows.map(toKept), now));
  if (drop.size === 0) return 0;
  const tables = realtimeTx(tx);
  let carried: readonly PersonId[] = [];
  for (const { seq, authors } of rows) {
    const together = [...new Set([...carried, ...authors])].slice(0, mostAuthors);
    if (drop.has(seq)) carried = together;
    else {
      if (carried.length > 0)
        await tables
          .updateTable("doc_checkpoints")
          .set({ authors: together })
          .where("doc_id", "=", id)
          .where("seq", "=", seq)
          .execute();
      carried = [];
    }
  }
  const gone = await tables
    .deleteFrom("doc_checkpoints")
    .where("doc_id", "=", id)
    .where("seq", "in", [...drop])
    .returning((eb) => eb.fn<number>("octet_length", ["snapshot"]).as("bytes"))
    .execute();
  return gone.reduce((sum, { bytes }) => sum + bytes, 0);
}

/** Who asked for one that has no name is the one whose doing it was kept for. */
function toKept({ seq, at, name, named_by: askedBy }: Row): KeptCheckpoint {
  const unnamed = askedBy === null ? "automatic" : "asked";
  return { sequence: seq, at, reason: name === null ? unnamed : "named" };
}
