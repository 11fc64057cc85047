import { newId, type NodeId, type PersonId, type SpaceId } from "../../kit/ids.ts";
import type { PersonalFiles, TreeWriter } from "../../kit/peers.ts";
import type { Db } from "../../kit/sql/database.ts";
import { insertFolder } from "../../kit/testing/insert-folder.ts";

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
  async folderAt(db, personId, path) {
    let { root_id: id } = await spaceOf(db, personId);
    for (const name of path.split("/").filter((part) => part !== "")) {
      const known = await childOf(db, id, name);
      if (known === undefined) return { kind: "missing" };
      if (known.kind === "file") return { kind: "file-in-the-way", fileId: known.id };
      id = known.id;
    }
    return { kind: "folder", id };
  },
  async ensureFolder(tx, personId, path) {
    const space = await spaceOf(tx, personId);
    let parentId = space.root_id;
    for (const name of path.split("/").filter((part) => part !== "")) {
      const known = await childOf(tx, parentId, name);
      if (known?.kind === "file") return { kind: "file-in-the-way", fileId: known.id };
      const id = known?.id ?? newId<NodeId>();
      if (known === undefined) await insertFolder(tx, { id, spaceId: space.id, parentId, name });
      parentId = id;
    }
    return { kind: "folder", id: parentId };
  },
};

function spaceOf(db: Db, personId: PersonId) {
  return db.selectFrom("spaces").select(["id", "root_id"]).where("owner_id", "=", personId).executeTakeFirstOrThrow();
}

function childOf(db: Db, parentId: NodeId, name: string) {
  return db
    .selectFrom("nodes")
    .select(["id", "kind"])
    .where("parent_id", "=", parentId)
    .where("name_key", "=", name.toLowerCase())
    .where("deleted_at", "is", null)
    .executeTakeFirst();
}

/** Spaces without a file in them: what the kit's own tables can hold. */
export const noFiles: PersonalFiles = {
  async *list() {},
  async delete(tx, personId) {
    const space = await tx
      .selectFrom("spaces")
      .select(["id", "root_id"])
      .where("owner_id", "=", personId)
      .executeTakeFirst();
    if (space === undefined) return;
    await tx.updateTable("nodes").set({ deleted_at: new Date() }).where("id", "=", space.root_id).execute();
  },
};
