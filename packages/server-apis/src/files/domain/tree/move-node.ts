import { sql } from "kysely";
import type { Action } from "../../../kit/grants/decide.ts";
import type { NodeId } from "../../../kit/ids.ts";
import type { Kit } from "../../../kit/kit.ts";
import type { Principal } from "../../../kit/principal.ts";
import type { Tx } from "../../../kit/sql/database.ts";
import { authorise } from "./authorise.ts";
import { authoriseRemoval } from "./authorise-removal.ts";
import type { Denied, NameTaken, NodeNotFound, NotAFolder, RootImmovable, WouldCycle } from "../failures.ts";
import { lockFolders, lockTree } from "./locks.ts";
import { nameHolder } from "./name-holder.ts";
import { readNode } from "./read-nodes.ts";
import type { TreeNode } from "./tree-node.ts";

export type MoveNodeOutcome =
  | { kind: "node-moved"; node: TreeNode }
  | NameTaken
  | NodeNotFound
  | NotAFolder
  | RootImmovable
  | WouldCycle
  | Denied;

/** Into another folder of the same space, with everything in it; O(depth), whatever its size. */
export async function moveNode(
  kit: Kit,
  principal: Principal,
  input: { id: string; parentId: string; idempotencyKey: string | null },
): Promise<MoveNodeOutcome> {
  const { id, parentId, idempotencyKey: key } = input;
  return kit.write<MoveNodeOutcome>(principal, { key, operation: "moveNode", input: { id, parentId } }, async (tx) => {
    const seen = await authoriseRemoval(tx, principal, id);
    if (seen.kind !== "allow") return seen;
    await lockTree(tx, seen.node.spaceId);
    const from = await authoriseRemoval(tx, principal, id);
    if (from.kind !== "allow") return from;
    const to = await authorise(tx, principal, "write", parentId);
    if (to.kind !== "allow") return to;
    if (to.node.kind !== "folder") return { kind: "not-a-folder", id: to.node.id };
    if (to.node.spaceId !== from.node.spaceId) return { kind: "node-not-found", id: parentId };
    if (await isWithin(tx, to.node.id, from.node.id))
      return { kind: "would-cycle", id: from.node.id, parentId: to.node.id };
    return place(kit, tx, from, to);
  });
}

async function place(
  kit: Kit,
  tx: Tx,
  from: { node: { id: NodeId }; parentId: NodeId },
  to: { node: { id: NodeId; spaceId: Parameters<typeof lockTree>[1] }; access: Action },
): Promise<MoveNodeOutcome> {
  const [id, oldParentId, newParentId] = [from.node.id, from.parentId, to.node.id];
  if (oldParentId === newParentId) return { kind: "node-moved", node: await readNode(tx, id, to.access) };
  if (!(await lockFolders(tx, [oldParentId, newParentId]))) return { kind: "node-not-found", id: newParentId };
  const { name } = await tx.selectFrom("nodes").select("name").where("id", "=", id).executeTakeFirstOrThrow();
  const taken = await nameHolder(tx, newParentId, name, id);
  if (taken !== null) return taken;
  const moved = await tx
    .updateTable("nodes")
    .set({ parent_id: newParentId })
    .where("id", "=", id)
    .where("deleted_at", "is", null)
    .returning("id")
    .executeTakeFirst();
  if (moved === undefined) return { kind: "node-not-found", id };
  const change = { spaceId: to.node.spaceId, entity: "node", entityId: id } as const;
  await kit.changes.append(tx, [
    { ...change, parentId: oldParentId, op: "deleted" },
    { ...change, parentId: newParentId, op: "created" },
  ]);
  return { kind: "node-moved", node: await readNode(tx, id, to.access) };
}

/** Is `id` the folder `ancestorId` or anywhere below it? */
async function isWithin(tx: Tx, id: NodeId, ancestorId: NodeId): Promise<boolean> {
  const { rows } = await sql`
    with recursive up as (
      select id, parent_id from nodes where id = ${id}
      union all
      select n.id, n.parent_id from nodes n join up on n.id = up.parent_id
    )
    select 1 from up where id = ${ancestorId}`.execute(tx);
  return rows.length > 0;
}
