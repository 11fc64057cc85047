import type { NodeId } from "../../../kit/ids.ts";
import type { Kit } from "../../../kit/kit.ts";
import type { Principal } from "../../../kit/principal.ts";
import { authoriseRemoval } from "./authorise-removal.ts";
import type { Denied, NodeNotFound, RootImmovable } from "../failures.ts";

export type DeleteNodeOutcome = { kind: "node-deleted"; id: NodeId } | NodeNotFound | RootImmovable | Denied;

/**
 * For good, with everything in it. O(1): what hangs below a deleted node is gone for every reader, because each decision walks up; a job
 * takes the rows and bytes away afterwards.
 */
export async function deleteNode(
  kit: Kit,
  principal: Principal,
  input: { id: string; idempotencyKey: string | null },
): Promise<DeleteNodeOutcome> {
  const { id, idempotencyKey: key } = input;
  return kit.write<DeleteNodeOutcome>(principal, { key, operation: "deleteNode", input: { id } }, async (tx) => {
    const allowed = await authoriseRemoval(tx, principal, id);
    if (allowed.kind !== "allow") return allowed;
    const { node } = allowed;
    const deleted = await tx
      .updateTable("nodes")
      .set({ deleted_at: kit.clock.now() })
      .where("id", "=", node.id)
      .where("deleted_at", "is", null)
      .where("parent_id", "=", allowed.parentId)
      .returning("id")
      .executeTakeFirst();
    // Moved between the decision and the write: to a folder that was never asked about.
    if (deleted === undefined) return { kind: "node-not-found", id };
    await kit.changes.append(tx, [
      { spaceId: node.spaceId, entity: "node", entityId: node.id, parentId: allowed.parentId, op: "deleted" },
    ]);
    await kit.jobs.enqueue(tx, "files.purge", { nodeId: node.id });
    return { kind: "node-deleted", id: node.id };
  });
}
