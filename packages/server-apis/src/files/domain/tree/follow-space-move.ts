import { sql } from "kysely";
import type { NodeId, SpaceId, SpaceMoveId } from "../../../kit/ids.ts";
import type { Kit } from "../../../kit/kit.ts";
import type { NodeKind, Tx } from "../../../kit/sql/database.ts";
import { filesTx } from "../files-database.ts";
import { rootSpaceOf } from "./change-space.ts";
import { lockTree } from "./locks.ts";
import { recountNodes } from "./recount-nodes.ts";
import { moveRoom, settleRoom } from "./room.ts";

/** Children that one transaction looks at: it holds the tree meanwhile, and nobody should notice. */
const batchSize = 500;

type Move = { id: SpaceMoveId; spaceId: SpaceId; reservedBytes: number };

/**
 * The job behind a large move into another space: recounts folder by folder. Asks each folder where it lies now, so that it comes right whatever
 * else was moved meanwhile, in whatever order. Can stop anywhere and be run again.
 */
export async function followSpaceMove(kit: Kit, moveId: SpaceMoveId, signal: AbortSignal): Promise<void> {
  while (await kit.write({ kind: "operator" }, null, (tx) => recountSome(tx, moveId))) signal.throwIfAborted();
}

/** False when nothing is left to do. */
async function recountSome(tx: Tx, moveId: SpaceMoveId): Promise<boolean> {
  const tables = filesTx(tx);
  const row = await tables
    .selectFrom("space_moves")
    .selectAll()
    .where("id", "=", moveId)
    .forUpdate()
    .executeTakeFirst();
  if (row === undefined) return false;
  const move = { id: row.id, spaceId: row.space_id, reservedBytes: row.reserved_bytes };
  const open = await tables
    .selectFrom("space_move_folders")
    .select(["folder_id", "after"])
    .where("move_id", "=", moveId)
    .orderBy("folder_id")
    .limit(1)
    .executeTakeFirst();
  if (open === undefined) {
    await tables.deleteFrom("space_moves").where("id", "=", moveId).execute();
    await settleRoom(tx, move.spaceId, { promised: move.reservedBytes, used: 0 });
    return false;
  }
  const to = await lockedRootSpaceOf(tx, open.folder_id);
  const children = to === null ? [] : await childrenAfter(tx, open.folder_id, open.after);
  await noteProgress(tx, moveId, open.folder_id, children);
  if (to !== null) await recount(tx, move, to, children);
  return true;
}

/** Where the folder lies, and stays until the commit; null when it is gone. */
async function lockedRootSpaceOf(tx: Tx, folderId: NodeId): Promise<SpaceId | null> {
  for (;;) {
    const seen = await rootSpaceOf(tx, folderId);
    if (seen === null) return null;
    await lockTree(tx, seen);
    if ((await rootSpaceOf(tx, folderId)) === seen) return seen;
  }
}

type Child = { id: NodeId; kind: NodeKind };

async function childrenAfter(tx: Tx, folderId: NodeId, after: NodeId | null): Promise<Child[]> {
  return tx
    .selectFrom("nodes")
    .select(["id", "kind"])
    .where("parent_id", "=", folderId)
    .$if(after !== null, (nodes) => nodes.where("id", ">", after as NodeId))
    .orderBy("id")
    .limit(batchSize)
    .execute();
}

/** Every folder is looked into, also one that is counted right: something may have been moved into it. */
async function noteProgress(tx: Tx, moveId: SpaceMoveId, folderId: NodeId, children: readonly Child[]): Promise<void> {
  const tables = filesTx(tx);
  const folders = children.filter((child) => child.kind === "folder");
  if (folders.length > 0) {
    await tables
      .insertInto("space_move_folders")
      .values(folders.map((folder) => ({ move_id: moveId, folder_id: folder.id, after: null })))
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
  const last = children.length < batchSize ? null : (children.at(-1)?.id ?? null);
  await (last === null
    ? tables.deleteFrom("space_move_folders").where("move_id", "=", moveId).where("folder_id", "=", folderId).execute()
    : tables
        .updateTable("space_move_folders")
        .set({ after: last })
        .where("move_id", "=", moveId)
        .where("folder_id", "=", folderId)
        .execute());
}

async function recount(tx: Tx, move: Move, to: SpaceId, children: readonly Child[]): Promise<void> {
  const ids = children.map((child) => child.id);
  const bytes = await moveRoom(tx, to, await recountNodes(tx, ids, to));
  // What was moved on meanwhile has its own promise in the space where it is now.
  const promised = to === move.spaceId ? Math.min(bytes, move.reservedBytes) : 0;
  await sql`update space_moves set reserved_bytes = reserved_bytes - ${promised} where id = ${move.id}`.execute(tx);
  await settleRoom(tx, to, { promised, used: 0 });
}
