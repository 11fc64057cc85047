import type { Kit } from "../../../kit/kit.ts";
import type { Principal } from "../../../kit/principal.ts";
import type { Denied, NameInvalid, NameTaken, NodeNotFound, NotAFolder } from "../failures.ts";
import { authorise } from "./authorise.ts";
import { cleanName } from "./clean-name.ts";
import { insertNode } from "./insert-node.ts";
import { lockFolders, lockTree } from "./locks.ts";
import { type NodeSkipped, type OnConflict, placeName } from "./place-name.ts";
import { readerOf, readNode } from "./read-nodes.ts";
import type { TreeNode } from "./tree-node.ts";
import { withTargets } from "./with-targets.ts";

export type CreateShortcutOutcome =
  | { kind: "shortcut-created"; link: TreeNode }
  | NodeSkipped
  | NameTaken
  | NameInvalid
  | NodeNotFound
  | NotAFolder
  | Denied;

type Wanted = {
  parentId: string;
  targetId: string;
  /** Null: that of the target. */
  name: string | null;
  onConflict: OnConflict;
};

/** A link to something that the principal may read, in a folder that they may write to; a link to a link leads to where that one does. */
export async function createShortcut(
  kit: Kit,
  principal: Principal,
  input: Wanted & { idempotencyKey: string | null },
): Promise<CreateShortcutOutcome> {
  const { idempotencyKey: key, ...wanted } = input;
  const idempotency = { key, operation: "createShortcut", input: wanted };
  return kit.write<CreateShortcutOutcome>(principal, idempotency, async (tx) => {
    const target = await authorise(tx, principal, "read", wanted.targetId);
    if (target.kind !== "allow") return target;
    const to = await authorise(tx, principal, "write", wanted.parentId);
    if (to.kind !== "allow") return to;
    const { id: parentId, spaceId, kind } = to.node;
    if (kind !== "folder") return { kind: "not-a-folder", id: parentId };
    const led = await tx
      .selectFrom("nodes")
      .select(["id", "name", "target_id"])
      .where("id", "=", target.node.id)
      .executeTakeFirst();
    if (led === undefined) return { kind: "node-not-found", id: wanted.targetId };
    const cleaned = cleanName(wanted.name ?? led.name);
    if (cleaned.kind !== "name") return cleaned;
    if (wanted.onConflict === "replace") await lockTree(tx, spaceId);
    if (!(await lockFolders(tx, [parentId]))) return { kind: "node-not-found", id: parentId };
    const place = { folderId: parentId, spaceId, name: cleaned.name, except: led.id };
    const named = await placeName(kit, tx, { principal, onConflict: wanted.onConflict }, place);
    if (named.kind !== "name") return named;
    const targetId = led.target_id ?? led.id;
    const { id } = await insertNode(kit, tx, { parentId, spaceId, name: named.name, kind: "link", targetId });
    const [link] = await withTargets(tx, principal, [await readNode(tx, id, to.access, readerOf(principal))]);
    if (link === undefined) throw new Error(`link ${id} is not there`);
    return { kind: "shortcut-created", link };
  });
}
