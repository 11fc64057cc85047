import { describe, expect, it } from "vitest";
import { createGrant } from "../kit/grants/create-grant.ts";
import type { NodeId } from "../kit/ids.ts";
import { mutate } from "./testing/ask-files.ts";
import { createFileCloud } from "./testing/file-cloud.ts";
import { bookkeeping } from "./testing/grow-tree.ts";
import { beginUpload, headUpload, patchUpload } from "./testing/tus-requests.ts";

/** Ada began an upload of five bytes into a folder, which she then moved into a folder of Bob's that she may write to. */
async function movedUnderWay(limitBytes: number | null) {
  const cloud = await createFileCloud();
  const { principal: bob, rootId } = await cloud.addPerson(limitBytes);
  const made = await mutate(cloud, bob, "createFolder", { parentId: rootId, name: "Inbox" });
  const inbox = made.folder.id as NodeId;
  await cloud.kit.write(bob, null, (tx) =>
    createGrant(tx, {
      nodeId: inbox,
      grantee: { kind: "person", personId: cloud.ada.personId },
      role: "write",
      grantedBy: bob.personId,
      source: "share",
      at: new Date(),
    }),
  );
  const parentId = await cloud.folder("/moving");
  const begun = await beginUpload(cloud, 5, { metadata: { parentId } });
  await mutate(cloud, cloud.ada, "moveNode", { id: parentId, parentId: inbox });
  await cloud.kit.jobs.idle();
  const rooms = async () =>
    cloud.kit.db
      .selectFrom("spaces")
      .select(["used_bytes as used", "reserved_bytes as reserved"])
      .orderBy("root_id", rootId < cloud.rootId ? "desc" : "asc")
      .execute();
  return { cloud, location: begun.headers.get("location")!, rooms };
}

describe("an upload into a folder that moves to another space meanwhile", () => {
  it("counts there, and gives its room back here", async () => {
    const { cloud, location, rooms } = await movedUnderWay(null);
    await using _ = cloud;
    expect(await rooms()).toEqual([
      { used: 0, reserved: 5 },
      { used: 0, reserved: 0 },
    ]);
    expect((await patchUpload(cloud, location, 0, { body: "12345" })).status).toBe(204);
    expect(await rooms()).toEqual([
      { used: 0, reserved: 0 },
      { used: 5, reserved: 0 },
    ]);
    const { told, found } = await bookkeeping(cloud);
    expect(told).toEqual(found);
  });

  it("is refused at its end where there is no room, and waits for some", async () => {
    const { cloud, location, rooms } = await movedUnderWay(4);
    await using _ = cloud;
    const refused = await patchUpload(cloud, location, 0, { body: "12345" });
    expect([refused.status, await refused.json()]).toMatchObject([413, { code: "QUOTA_EXCEEDED", usedBytes: 0 }]);
    expect(await rooms()).toEqual([
      { used: 0, reserved: 5 },
      { used: 0, reserved: 0 },
    ]);
    await cloud.kit.db.updateTable("spaces").set({ limit_bytes: null }).execute();
    expect((await headUpload(cloud, location)).headers.get("mows-node-id")).not.toBeNull();
  });
});
