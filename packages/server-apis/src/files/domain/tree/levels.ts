import { sql } from "kysely";
import type { NodeId, SpaceId } from "../../../kit/ids.ts";
import type { Tx } from "../../../kit/sql/database.ts";
import type { TooDeep } from "../failures.ts";

/** Levels of folders below a space's root. Files of the last one count for none. */
export const mostLevels = 100;

/** Folders that are looked at to learn how high a tree is, before it is only estimated. */
const walkedAtMost = 500;

const tooDeep: TooDeep = { kind: "too-deep", limit: mostLevels };

/** How far below its root a folder lies: 0 is the root. */
export async function levelOf(tx: Tx, folderId: NodeId): Promise<number> {
  const { rows } = await sql<{ level: number }>`
    with recursive up as (
      select parent_id from nodes where id = ${folderId}
      union all
      select n.parent_id from up join nodes n on n.id = up.parent_id
    )
    select count(parent_id)::int as level from up`.execute(tx);
  return rows[0]?.level ?? 0;
}

/** Remembers that the space has a folder on this level: at most once for each level of its life. Locks the space's row, so it comes last. */
export async function noteLevel(tx: Tx, spaceId: SpaceId, level: number): Promise<void> {
  const known = await tx.selectFrom("spaces").select("deepest").where("id", "=", spaceId).executeTakeFirst();
  if (known === undefined || known.deepest >= level) return;
  await tx
    .updateTable("spaces")
    .set({ deepest: level })
    .where("id", "=", spaceId)
    .where("deepest", "<", level)
    .execute();
}

/**
 * On which level a folder's tree would end at most, were it put into another folder. Exact for small trees and wherever it matters; for a large
 * one what the space's deepest level allows, so that a move costs the same whatever hangs below.
 */
export async function levelBelow(
  tx: Tx,
  folderId: NodeId,
  parentId: NodeId,
): Promise<{ kind: "level"; level: number } | TooDeep> {
  const above = await levelOf(tx, parentId);
  if (above + 1 > mostLevels) return tooDeep;
  const walked = await walk(tx, folderId, walkedAtMost);
  if (walked.isWhole) return bounded(above + 1 + walked.height);
  const { rows } = await sql<{ deepest: number }>`
    select s.deepest from nodes n join spaces s on s.id = n.space_id where n.id = ${folderId}`.execute(tx);
  const atMost = above + 1 + (rows[0]?.deepest ?? mostLevels) - (await levelOf(tx, folderId));
  if (atMost <= mostLevels) return { kind: "level", level: atMost };
  return bounded(above + 1 + (await walk(tx, folderId, null)).height);
}

/** The level of a new folder in this one. */
export async function levelInside(tx: Tx, parentId: NodeId): Promise<{ kind: "level"; level: number } | TooDeep> {
  return bounded((await levelOf(tx, parentId)) + 1);
}

function bounded(level: number): { kind: "level"; level: number } | TooDeep {
  return level > mostLevels ? tooDeep : { kind: "level", level };
}

/** The number of levels below a folder; what lies in the trash counts, since it can come back. */
async function walk(tx: Tx, folderId: NodeId, atMost: number | null): Promise<{ height: number; isWhole: boolean }> {
  const { rows } = await sql<{ height: number; seen: number }>`
    with recursive down as (
      select id, 0 as height from nodes where id = ${folderId} and kind = 'folder'
      union all
      select n.id, down.height + 1 from down cross join lateral (
        select id from nodes where parent_id = down.id and kind = 'folder' offset 0
      ) n
    ), walked as (select height from down limit ${atMost}::bigint)
    select coalesce(max(height), 0)::int as height, count(*)::int as seen from walked`.execute(tx);
  const { height, seen } = rows[0] ?? { height: 0, seen: 0 };
  return { height, isWhole: atMost === null || seen < atMost };
}
