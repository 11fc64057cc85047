import { sql } from "kysely";
import type { NodeId, SpaceId } from "../../../kit/ids.ts";
import type { Kit } from "../../../kit/kit.ts";
import type { Principal } from "../../../kit/principal.ts";
import type { Tx } from "../../../kit/sql/database.ts";

/**
 * O(1): what hangs below a deleted node is gone for every reader, because each decision walks up. Its name is free at once; rows and bytes stay
 * until the trash is emptied. False when it is not in that folder any more. Authorises nothing.
 */
export async function putIntoTrash(
  kit: Kit,
  tx: Tx,
  principal: Principal,
  node: { id: NodeId; spaceId: SpaceId; parentId: NodeId },
): Promise<boolean> {
  const now = kit.clock.now();
  const deleted = await tx
    .updateTable("nodes")
    .set({ deleted_at: now })
    .where("id", "=", node.id)
    .where("parent_id", "=", node.parentId)
    .where("deleted_at", "is", null)
    .returning("name")
    .executeTakeFirst();
  if (deleted === undefined) return false;
  const [personId, appId] = principal.kind === "person" ? [principal.personId, principal.appId] : [null, null];
  await sql`
    insert into trash (node_id, space_id, parent_id, name, deleted_by, app_id, deleted_at, purge_at)
    select ${node.id}, s.id, ${node.parentId}, ${deleted.name}, ${personId}::uuid, ${appId}::text, ${now}::timestamptz,
      ${now}::timestamptz + make_interval(days => s.trash_retention_days)
    from spaces s where s.id = ${node.spaceId}`.execute(tx);
  await kit.changes.append(tx, [
    { spaceId: node.spaceId, entity: "node", entityId: node.id, parentId: node.parentId, op: "deleted" },
  ]);
  return true;
}
