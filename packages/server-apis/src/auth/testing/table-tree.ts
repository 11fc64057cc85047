import { newId, type NodeId, type SpaceId } from "../../kit/ids.ts";
import type { TreeWriter } from "../../kit/peers.ts";
import type { Tx } from "../../kit/sql/database.ts";

/** The tree's port over the kit's own tables, for tests without the service that provides it. */
export const tableTree: TreeWriter = {
  async createSpace(tx, personId, limitBytes) {
    const [spaceId, rootId] = [newId<SpaceId>(), newId<NodeId>()];
    const bytes = { limit_bytes: limitBytes, used_bytes: 0, reserved_bytes: 0 };
    await tx
      .insertInto("spaces")
      .values({ id: spaceId, owner_id: personId, root_id: rootId, ...bytes })
      .execute();
    await insertFolder(tx, { id: rootId, spaceId, parentId: null, name: "" });
  },
  async ensureFolder(tx, personId, path) {
    const space = await tx
      .selectFrom("spaces")
      .select(["id", "root_id"])
      .where("owner_id", "=", personId)
      .executeTakeFirstOrThrow();
    let parentId = space.root_id;
    for (const name of path.split("/").filter((part) => part !== "")) {
      const known = await tx
        .selectFrom("nodes")
        .select("id")
        .where("parent_id", "=", parentId)
        .where("name_key", "=", name.toLowerCase())
        .executeTakeFirst();
      const id = known?.id ?? newId<NodeId>();
      if (known === undefined) await insertFolder(tx, { id, spaceId: space.id, parentId, name });
      parentId = id;
    }
    return parentId;
  },
};

type NewFolder = { id: NodeId; spaceId: SpaceId; parentId: NodeId | null; name: string };

async function insertFolder(tx: Tx, { id, spaceId, parentId, name }: NewFolder): Promise<void> {
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
