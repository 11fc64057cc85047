import { type GroupId, newId, type NodeId, type SpaceId } from "../../kit/ids.ts";
import type { GroupSpaces } from "../../kit/peers.ts";
import type { Tx } from "../../kit/sql/database.ts";
import { insertFolder } from "../../kit/testing/insert-folder.ts";

/** The port over the kit's own tables, for tests without the service that provides it; it counts everything as a file but the root. */
export const tableGroupSpaces: GroupSpaces = {
  async create(tx, groupId, name, limitBytes) {
    const [spaceId, rootId] = [newId<SpaceId>(), newId<NodeId>()];
    const bytes = { limit_bytes: limitBytes, used_bytes: 0, reserved_bytes: 0 };
    await tx
      .insertInto("spaces")
      .values({ id: spaceId, group_id: groupId, root_id: rootId, ...bytes })
      .execute();
    await insertFolder(tx, { id: rootId, spaceId, parentId: null, name });
  },
  async rename(tx, groupId, name) {
    const { root_id: rootId } = await spaceOf(tx, groupId);
    await tx.updateTable("nodes").set({ name }).where("id", "=", rootId).execute();
  },
  async delete(tx, groupId, { withFiles } = { withFiles: false }) {
    const { root_id: rootId } = await spaceOf(tx, groupId);
    const files = await tx.selectFrom("nodes").select("id").where("parent_id", "=", rootId).execute();
    if (files.length > 0 && !withFiles) return { kind: "holds-files", fileCount: files.length };
    await tx.updateTable("nodes").set({ deleted_at: new Date() }).where("id", "=", rootId).execute();
    return { kind: "deleted" };
  },
};

/** Something in the group's space, below its root. */
export async function plantFile(tx: Tx, groupId: GroupId, name: string): Promise<NodeId> {
  const { id: spaceId, root_id: parentId } = await spaceOf(tx, groupId);
  const id = newId<NodeId>();
  await insertFolder(tx, { id, spaceId, parentId, name });
  return id;
}

function spaceOf(tx: Tx, groupId: GroupId) {
  return tx.selectFrom("spaces").select(["id", "root_id"]).where("group_id", "=", groupId).executeTakeFirstOrThrow();
}
