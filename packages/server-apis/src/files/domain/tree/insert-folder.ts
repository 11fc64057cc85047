import type { NodeId, SpaceId } from "../../../kit/ids.ts";
import type { Kit } from "../../../kit/kit.ts";
import type { Tx } from "../../../kit/sql/database.ts";
import { insertNode } from "./insert-node.ts";
import { noteLevel } from "./levels.ts";

/**
 * Writes a folder whose name is known to be free and whose level is allowed (`levelInside`), the parent's lock being held, and tells of it. A
 * space's root has its id already, no parent, and level 0.
 */
export async function insertFolder(
  kit: Kit,
  tx: Tx,
  folder: { id?: NodeId; parentId: NodeId | null; spaceId: SpaceId; name: string; level: number },
): Promise<NodeId> {
  const { id } = await insertNode(kit, tx, { ...folder, kind: "folder" });
  await noteLevel(tx, folder.spaceId, folder.level);
  return id;
}
