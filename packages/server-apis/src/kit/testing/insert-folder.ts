import type { NodeId, SpaceId } from "../ids.ts";
import type { Tx } from "../sql/database.ts";

/** A folder in the kit's own table, for tests without the service that makes them. */
export async function insertFolder(
  tx: Tx,
  { id, spaceId, parentId, name }: { id: NodeId; spaceId: SpaceId; parentId: NodeId | null; name: string },
): Promise<void> {
  const now = new Date();
  await tx
    .insertInto("nodes")
    .values({
      id,
      space_id: spaceId,
      parent_id: parentId,
      name,
      name_key: name.toLowerCase(),
      kind: "folder",
      size: 0,
      mime: null,
      head_version: 0,
      created_at: now,
      modified_at: now,
      deleted_at: null,
    })
    .execute();
}
