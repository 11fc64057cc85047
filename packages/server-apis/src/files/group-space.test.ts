import { describe, expect, it } from "vitest";
import type { GroupId, NodeId } from "../kit/ids.ts";
import { createFileCloud, type FileCloud } from "./testing/file-cloud.ts";

/** A group with a space, with the cloud's first person as its manager. */
async function addGroup({ kit, ada }: FileCloud, name: string): Promise<{ groupId: GroupId; rootId: NodeId }> {
  const groupId = kit.newId<GroupId>();
  const now = new Date();
  await kit.write(ada, null, async (tx) => {
    await tx.insertInto("groups").values({ id: groupId, name, description: "", created_at: now }).execute();
    await tx
      .insertInto("group_members")
      .values({ group_id: groupId, person_id: ada.personId, role: "manager", joined_at: now })
      .execute();
    await kit.peers.groupSpaces.create(tx, groupId, name, null);
  });
  const space = await kit.db
    .selectFrom("spaces")
    .select("root_id")
    .where("group_id", "=", groupId)
    .executeTakeFirstOrThrow();
  return { groupId, rootId: space.root_id };
}

const nameOf = async ({ kit }: FileCloud, id: NodeId) =>
  (await kit.db.selectFrom("nodes").select("name").where("id", "=", id).executeTakeFirst())?.name;

describe("a group's space", () => {
  it("bears the group's name, and follows it", async () => {
    await using cloud = await createFileCloud();
    const { groupId, rootId } = await addGroup(cloud, "Family");
    expect(await nameOf(cloud, rootId)).toBe("Family");
    await cloud.kit.write(cloud.ada, null, (tx) => cloud.kit.peers.groupSpaces.rename(tx, groupId, "Big Family"));
    expect(await nameOf(cloud, rootId)).toBe("Big Family");
  });

  it("is not deleted while it holds a file, however deep", async () => {
    await using cloud = await createFileCloud();
    const { groupId, rootId } = await addGroup(cloud, "Family");
    await cloud.upload("photo.jpg", "light", { parentId: rootId });
    const outcome = await cloud.kit.write(cloud.ada, null, (tx) => cloud.kit.peers.groupSpaces.delete(tx, groupId));
    expect(outcome).toEqual({ kind: "holds-files", fileCount: 1 });
    expect(await nameOf(cloud, rootId)).toBe("Family");
  });

  it("goes with its folders, and takes the group's own row with it", async () => {
    await using cloud = await createFileCloud();
    const { kit } = cloud;
    const { groupId, rootId } = await addGroup(cloud, "Family");
    const file = await cloud.upload("photo.jpg", "light", { parentId: rootId });
    await cloud.fetch(`files/${file}/content`).then((response) => response.body?.cancel());
    await kit.write(cloud.ada, null, async (tx) => {
      await tx.updateTable("nodes").set({ deleted_at: new Date() }).where("id", "=", file).execute();
    });
    const outcome = await kit.write(cloud.ada, null, (tx) => kit.peers.groupSpaces.delete(tx, groupId));
    expect(outcome).toEqual({ kind: "deleted" });
    await kit.jobs.idle();
    const left = await Promise.all([
      kit.db.selectFrom("nodes").select("id").where("id", "in", [rootId, file]).execute(),
      kit.db.selectFrom("spaces").select("id").where("group_id", "=", groupId).execute(),
      kit.db.selectFrom("groups").select("id").execute(),
    ]);
    expect(left).toEqual([[], [], []]);
    expect(await nameOf(cloud, cloud.rootId)).toBe("Files");
  });
});
