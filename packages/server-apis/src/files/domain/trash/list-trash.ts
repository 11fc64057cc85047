import { sql } from "kysely";
import { accessToNodes } from "../../../kit/grants/visible-nodes.ts";
import type { AppId, NodeId, PersonId, SpaceId } from "../../../kit/ids.ts";
import type { Kit } from "../../../kit/kit.ts";
import type { Principal } from "../../../kit/principal.ts";
import type { Denied, InvalidCursor, NodeNotFound } from "../failures.ts";
import { decodeMomentCursor, encodeMomentCursor, type MomentPosition } from "../moment-cursor.ts";
import { largestPage } from "../tree/list-children.ts";
import { readerOf, readNodes, toTreeNode } from "../tree/read-nodes.ts";
import type { TreeNode } from "../tree/tree-node.ts";
import { authoriseTrash } from "./authorise-entry.ts";

export type TrashEntry = {
  node: TreeNode;
  deletedAt: Date;
  deletedBy: PersonId | null;
  appId: AppId | null;
  purgeAt: Date;
  parentId: NodeId;
  /** From below the folder that was asked about on. */
  path: string[];
};

export type ListTrashOutcome =
  | { kind: "trash"; entries: TrashEntry[]; endCursor: string | null }
  | NodeNotFound
  | Denied
  | InvalidCursor;

/**
 * What was deleted from a folder and below it, the latest first. Takes write access: whoever may only read a folder is not shown what others
 * threw out of it. What is being taken away for good is left out.
 */
export async function listTrash(
  kit: Kit,
  principal: Principal,
  query: { withinId: string; first: number; after: string | null },
): Promise<ListTrashOutcome> {
  const allowed = await authoriseTrash(kit.db, principal, query.withinId);
  if (allowed.kind !== "allow") return allowed;
  const { id: withinId, spaceId } = allowed.node;
  const after = query.after === null ? null : decodeMomentCursor(withinId, query.after);
  if (after === null && query.after !== null) return { kind: "invalid-cursor" };
  const first = Math.min(Math.max(query.first, 1), largestPage);
  const rows = await readRows(kit, { withinId, spaceId, after, limit: first + 1 });
  const page = rows.slice(0, first);
  const last = page.at(-1);
  const position = last === undefined || rows.length <= first ? null : { at: last.deletedAt, id: last.id };
  return {
    kind: "trash",
    entries: await withNodes(kit, principal, page),
    endCursor: position === null ? null : encodeMomentCursor(withinId, position),
  };
}

type Row = Omit<TrashEntry, "node"> & { id: NodeId };

async function readRows(
  kit: Kit,
  list: { withinId: NodeId; spaceId: SpaceId; after: MomentPosition | null; limit: number },
): Promise<Row[]> {
  const { after } = list;
  const isBeyond = after === null ? sql`true` : sql`(t.deleted_at, t.node_id) < (${after.at}, ${after.id}::uuid)`;
  const { rows } = await sql<Row>`
    select t.node_id as id, t.deleted_at as "deletedAt", t.deleted_by as "deletedBy", t.app_id as "appId",
      t.purge_at as "purgeAt", t.parent_id as "parentId", place.path
    from trash t cross join lateral (
      with recursive up as (
        select n.id, n.parent_id, n.name, n.deleted_at, 0 as depth from nodes n where n.id = t.parent_id
        union all
        select n.id, n.parent_id, n.name, n.deleted_at, up.depth + 1
        from up join nodes n on n.id = up.parent_id where up.id <> ${list.withinId}
      )
      select bool_or(up.id = ${list.withinId}) as inside,
        bool_or(up.deleted_at is not null and not exists (select from trash x where x.node_id = up.id)) as going,
        coalesce(array_agg(up.name order by up.depth desc) filter (where up.id <> ${list.withinId}), '{}') as path
      from up
    ) place
    where t.space_id = ${list.spaceId} and ${isBeyond} and place.inside and not place.going
    order by t.deleted_at desc, t.node_id desc limit ${list.limit}`.execute(kit.db);
  return rows;
}

async function withNodes(kit: Kit, principal: Principal, rows: Row[]): Promise<TrashEntry[]> {
  const ids = rows.map((row) => row.id);
  const access = await accessToNodes(kit.db, principal, ids, { withDeleted: true });
  const found = await readNodes(kit.db, sql`n.id = any(${sql.val(ids)}::uuid[])`, readerOf(principal), {
    deleted: true,
  });
  const nodes = new Map(found.map((row) => [row[0], row]));
  return rows.flatMap(({ id, ...entry }) => {
    const [row, role] = [nodes.get(id), access.get(id)];
    return row === undefined || role === undefined ? [] : [{ node: toTreeNode(row, role), ...entry }];
  });
}
