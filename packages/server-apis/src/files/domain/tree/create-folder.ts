import type { Kit } from "../../../kit/kit.ts";
import type { Principal } from "../../../kit/principal.ts";
import { authorise } from "./authorise.ts";
import { cleanName } from "./clean-name.ts";
import type { Denied, NameInvalid, NameTaken, NodeNotFound, NotAFolder, TooDeep } from "../failures.ts";
import { insertFolder } from "./insert-folder.ts";
import { levelInside } from "./levels.ts";
import { lockFolders } from "./locks.ts";
import { nameHolder } from "./name-holder.ts";
import { readerOf, readNode } from "./read-nodes.ts";
import type { TreeNode } from "./tree-node.ts";

export type CreateFolderOutcome =
  | { kind: "folder-created"; folder: TreeNode }
  | NameTaken
  | NameInvalid
  | NodeNotFound
  | NotAFolder
  | TooDeep
  | Denied;

/** An empty folder in another; needs write access to that one. */
export async function createFolder(
  kit: Kit,
  principal: Principal,
  input: { parentId: string; name: string; idempotencyKey: string | null },
): Promise<CreateFolderOutcome> {
  const { parentId, name, idempotencyKey: key } = input;
  const idempotency = { key, operation: "createFolder", input: { parentId, name } };
  return kit.write<CreateFolderOutcome>(principal, idempotency, async (tx) => {
    const allowed = await authorise(tx, principal, "write", parentId);
    if (allowed.kind !== "allow") return allowed;
    const { node: parent, access } = allowed;
    if (parent.kind !== "folder") return { kind: "not-a-folder", id: parent.id };
    const cleaned = cleanName(name);
    if (cleaned.kind !== "name") return cleaned;
    if (!(await lockFolders(tx, [parent.id]))) return { kind: "node-not-found", id: parentId };
    const taken = await nameHolder(tx, parent.id, cleaned.name, null);
    if (taken !== null) return taken;
    const placed = await levelInside(tx, parent.id);
    if (placed.kind !== "level") return placed;
    const { id: inside, spaceId } = parent;
    const id = await insertFolder(kit, tx, { parentId: inside, spaceId, name: cleaned.name, level: placed.level });
    return { kind: "folder-created", folder: await readNode(tx, id, access, readerOf(principal)) };
  });
}
