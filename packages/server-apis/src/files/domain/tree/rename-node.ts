import type { NodeId } from "../../../kit/ids.ts";
import type { Kit } from "../../../kit/kit.ts";
import type { Principal } from "../../../kit/principal.ts";
import type { NodeKind, Tx } from "../../../kit/sql/database.ts";
import { authoriseRemoval } from "./authorise-removal.ts";
import { cleanName } from "./clean-name.ts";
import { enqueueExtraction } from "../extraction/enqueue-extraction.ts";
import type { Denied, NameInvalid, NameTaken, NodeNotFound, RootImmovable } from "../failures.ts";
import { lockFolders, lockTree } from "./locks.ts";
import { mediaType } from "../contents/media-type.ts";
import { nameHolder } from "./name-holder.ts";
import { nameKey } from "./name-key.ts";
import { readerOf, readNode } from "./read-nodes.ts";
import type { TreeNode } from "./tree-node.ts";

export type RenameNodeOutcome =
  | { kind: "node-renamed"; node: TreeNode }
  | NameTaken
  | NameInvalid
  | NodeNotFound
  | RootImmovable
  | Denied;

/** Another name in the same folder; for a file, and for nothing else, the media type follows the new extension. */
export async function renameNode(
  kit: Kit,
  principal: Principal,
  input: { id: string; name: string; idempotencyKey: string | null },
): Promise<RenameNodeOutcome> {
  const { id, name, idempotencyKey: key } = input;
  return kit.write<RenameNodeOutcome>(principal, { key, operation: "renameNode", input: { id, name } }, async (tx) => {
    const seen = await authoriseRemoval(tx, principal, id);
    if (seen.kind !== "allow") return seen;
    const cleaned = cleanName(name);
    if (cleaned.kind !== "name") return cleaned;
    await lockTree(tx, seen.node.spaceId);
    // Whoever held the lock before may have moved or deleted it: from here on it stays where it is.
    const allowed = await authoriseRemoval(tx, principal, id);
    if (allowed.kind !== "allow") return allowed;
    const { node, parentId, access } = allowed;
    if (!(await lockFolders(tx, [parentId]))) return { kind: "node-not-found", id };
    const taken = await nameHolder(tx, parentId, cleaned.name, node.id);
    if (taken !== null) return taken;
    if (!(await writeName(kit, tx, node, cleaned.name))) return { kind: "node-not-found", id };
    await kit.changes.append(tx, [
      { spaceId: node.spaceId, entity: "node", entityId: node.id, parentId, op: "updated" },
    ]);
    return { kind: "node-renamed", node: await readNode(tx, node.id, access, readerOf(principal)) };
  });
}

async function writeName(kit: Kit, tx: Tx, node: { id: NodeId; kind: NodeKind }, name: string): Promise<boolean> {
  const told: { mime?: string } = node.kind === "file" ? { mime: mediaType(name) } : {};
  const written = await tx
    .updateTable("nodes")
    .set({ name, name_key: nameKey(name), ...told, modified_at: kit.clock.now() })
    .where("id", "=", node.id)
    .where("deleted_at", "is", null)
    .returning("id")
    .executeTakeFirst();
  if (written !== undefined && told.mime !== undefined)
    await enqueueExtraction(kit, tx, { nodeId: node.id, name, mime: told.mime });
  return written !== undefined;
}
