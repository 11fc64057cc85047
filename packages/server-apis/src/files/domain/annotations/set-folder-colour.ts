import type { Kit } from "../../../kit/kit.ts";
import type { Principal } from "../../../kit/principal.ts";
import type { Denied, NodeNotFound, NotAFolder } from "../failures.ts";
import { authorise } from "../tree/authorise.ts";
import { findNode, readerOf } from "../tree/read-nodes.ts";
import type { FolderColour, TreeNode } from "../tree/tree-node.ts";

export type SetFolderColourOutcome =
  | { kind: "folder-colour-set"; folder: TreeNode }
  | NodeNotFound
  | NotAFolder
  | Denied;

/** Null takes the colour away. All who may read the folder see it. */
export async function setFolderColour(
  kit: Kit,
  principal: Principal,
  input: { id: string; colour: FolderColour | null; idempotencyKey: string | null },
): Promise<SetFolderColourOutcome> {
  const { id, colour, idempotencyKey: key } = input;
  const idempotency = { key, operation: "setFolderColour", input: { id, colour } };
  return kit.write<SetFolderColourOutcome>(principal, idempotency, async (tx) => {
    const allowed = await authorise(tx, principal, "write", id);
    if (allowed.kind !== "allow") return allowed;
    const { id: nodeId, kind, spaceId, parentId } = allowed.node;
    if (kind !== "folder") return { kind: "not-a-folder", id: nodeId };
    await tx.updateTable("nodes").set({ colour }).where("id", "=", nodeId).execute();
    await kit.changes.append(tx, [{ spaceId, entity: "meta", entityId: nodeId, parentId, op: "updated" }]);
    const folder = await findNode(tx, nodeId, allowed.access, readerOf(principal));
    return folder === null ? { kind: "node-not-found", id } : { kind: "folder-colour-set", folder };
  });
}
