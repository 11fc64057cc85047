import { sql } from "kysely";
import type { NodeId, SpaceId, SpaceMoveId } from "../../../kit/ids.ts";
import type { Kit } from "../../../kit/kit.ts";
import type { Db, Tx } from "../../../kit/sql/database.ts";
import { filesTx } from "../files-database.ts";
import { takeBack } from "../take-back.ts";
import { exceededRoom } from "../uploads/exceeded-room.ts";
import { endShares } from "./end-shares.ts";
import { recountNodes } from "./recount-nodes.ts";
import { moveRoom, reserveRoom } from "./room.ts";

/** What one transaction recounts; more follows in a job. */
const recountedAtOnce = 2_000;

/** A node with all that hangs below it, what lies in the trash too. `bytes`: all versions of all files, and all documents, that another space has counted so far. */
export type TreeSize = { nodes: number; bytes: number };

/** The space whose root a node lies below: null when there is no such node. */
export async function rootSpaceOf(db: Db, id: NodeId): Promise<SpaceId | null> {
  const { rows } = await sql<{ id: SpaceId }>`
    with recursive up as (
      select id, parent_id, space_id from nodes where id = ${id}
      union all
      select n.id, n.parent_id, n.space_id from up join nodes n on n.id = up.parent_id
    )
    select space_id as id from up where parent_id is null`.execute(db);
  return rows[0]?.id ?? null;
}

/**
 * Counts a node and what hangs below it to another space. What decides about access follows the tree, so it belongs there at once; here the rows
 * follow, and the room they take: at once where they are few, else in a job, with the room promised beforehand. To be called last, with the
 * trees locked: it locks spaces. Takes the transaction back where there is no room. `from` is the space whose root it lay below.
 */
export async function changeSpace(
  kit: Kit,
  tx: Tx,
  move: { id: NodeId; from: SpaceId; to: SpaceId; size: TreeSize | null },
): Promise<void> {
  const { id, from, to } = move;
  const size = move.size ?? (await sizeOfTree(tx, id, to));
  if (from !== to) await endShares(tx, id, from);
  if (size.nodes > recountedAtOnce) return changeByAndBy(kit, tx, { id, to, bytes: size.bytes });
  const bytes = await moveRoom(tx, to, await recountNodes(tx, await idsBelow(tx, id), to));
  const refused = bytes === 0 ? null : await exceededRoom(tx, to, bytes);
  if (refused !== null) takeBack(refused);
}

/** Many nodes are a folder with something in it: it follows at once, what it holds later. */
async function changeByAndBy(
  kit: Kit,
  tx: Tx,
  { id, to, bytes }: { id: NodeId; to: SpaceId; bytes: number },
): Promise<void> {
  await recountNodes(tx, [id], to);
  const moveId = kit.newId<SpaceMoveId>();
  const tables = filesTx(tx);
  await tables.insertInto("space_moves").values({ id: moveId, space_id: to, reserved_bytes: bytes }).execute();
  await tables.insertInto("space_move_folders").values({ move_id: moveId, folder_id: id }).execute();
  await kit.jobs.enqueue(tx, "files.change-space", { moveId });
  const refused = await reserveRoom(tx, to, bytes);
  if (refused !== null) takeBack(refused);
}

/** Read before the transaction where it can be, so that it may take its time. */
export async function sizeOfTree(db: Db, id: NodeId, to: SpaceId): Promise<TreeSize> {
  const { rows } = await sql<{ nodes: number; bytes: string }>`
    with recursive down as (
      select id, space_id, counted_bytes from nodes where id = ${id}
      union all
      select n.id, n.space_id, n.counted_bytes from down cross join lateral (
        select id, space_id, counted_bytes from nodes where parent_id = down.id offset 0
      ) n
    )
    select count(*)::int as nodes, coalesce(sum(down.counted_bytes + coalesce(v.bytes, 0)) filter (where down.space_id <> ${to}), 0)::text as bytes
    from down left join lateral (select sum(size) as bytes from versions where node_id = down.id and down.space_id <> ${to}) v on true`.execute(
    db,
  );
  return { nodes: rows[0]?.nodes ?? 0, bytes: Number(rows[0]?.bytes ?? 0) };
}

async function idsBelow(tx: Tx, id: NodeId): Promise<NodeId[]> {
  const { rows } = await sql<{ id: NodeId }>`
    with recursive down as (
      select id from nodes where id = ${id}
      union all
      select n.id from down cross join lateral (select id from nodes where parent_id = down.id offset 0) n
    )
    select id from down`.execute(tx);
  return rows.map((row) => row.id);
}
