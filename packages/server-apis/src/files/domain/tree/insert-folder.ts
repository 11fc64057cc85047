import type { NodeId, SpaceId } from "../../../kit/ids.ts";
import type { Kit } from "../../../kit/kit.ts";
import type { Tx } from "../../../kit/sql/database.ts";
import { noteLevel } from "./levels.ts";
import { nameKey } from "./name-key.ts";

/**
 * Writes a folder whose name is known to be free and whose level is allowed (`levelInside`), the parent's lock being held, and tells of it. A
 * space's root has its id already, no parent, and level 0.
 */
export async function insertFolder(
  kit: Kit,
  tx: Tx,
  folder: { id?: NodeId; parentId: NodeId | null; spaceId: SpaceId; name: string; level: number },
): Promise<NodeId> {
  const { id = kit.newId<NodeId>(), parentId, spaceId, name } = folder;
  const now = kit.clock.now();
  await tx
    .insertInto("nodes")
    .values({
      id,
      space_id: spaceId,
      parent_id: parentId,
      name,
      name_key: nameKey(name),
      kind: "folder",
      size: 0,
      mime: null,
      head_version: 0,
      created_at: now,
      modified_at: now,
      deleted_at: null,
    })
    .execute();
  await kit.changes.append(tx, [{ spaceId, entity: "node", entityId: id, parentId, op: "created" }]);
  await noteLevel(tx, spaceId, folder.level);
  return id;
}
