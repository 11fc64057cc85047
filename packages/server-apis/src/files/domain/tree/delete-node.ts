import type { NodeId } from "../../../kit/ids.ts";
import type { Kit } from "../../../kit/kit.ts";
import type { Principal } from "../../../kit/principal.ts";
import type { Denied, NodeNotFound, RootImmovable } from "../failures.ts";
import { putIntoTrash } from "../trash/put-into-trash.ts";
import { authoriseRemoval } from "./authorise-removal.ts";

export type DeleteNodeOutcome = { kind: "node-deleted"; id: NodeId } | NodeNotFound | RootImmovable | Denied;

/** Into the trash, with everything in it; O(1), whatever its size. */
export async function deleteNode(
  kit: Kit,
  principal: Principal,
  input: { id: string; idempotencyKey: string | null },
): Promise<DeleteNodeOutcome> {
  const { id, idempotencyKey: key } = input;
  let mayBeOpen = false;
  const idempotency = { key, operation: "deleteNode", input: { id } };
  const outcome = await kit.write<DeleteNodeOutcome>(principal, idempotency, async (tx) => {
    const allowed = await authoriseRemoval(tx, principal, id);
    if (allowed.kind !== "allow") return allowed;
    const { node, parentId } = allowed;
    // Not there any more: moved between the decision and the write, to a folder that was never asked about.
    if (!(await putIntoTrash(kit, tx, principal, { ...node, parentId }))) return { kind: "node-not-found", id };
    mayBeOpen = node.kind !== "file";
    return { kind: "node-deleted", id: node.id };
  });
  // Documents in it are nobody's to edit any more.
  if (mayBeOpen) kit.revocations.announce({});
  return outcome;
}
