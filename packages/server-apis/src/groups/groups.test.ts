import { describe, expect, it } from "vitest";
import { decide } from "../kit/grants/decide.ts";
import { createGrant } from "../kit/grants/create-grant.ts";
import type { NodeId } from "../kit/ids.ts";
import { createGroupsCloud } from "./testing/groups-cloud.ts";
import { plantFile } from "./testing/table-group-spaces.ts";

describe("a group", () => {
  it("is made with its maker as manager, and with a space of its own", async () => {
    await using cloud = await createGroupsCloud();
    const [, ada] = [await cloud.addPerson("Olga"), await cloud.addPerson("Ada")];
    const id = await cloud.createGroup(ada, "  Family ");
    const group = await cloud.group(ada, id);
    expect(group).toMatchObject({ name: "Family", role: "MANAGER", takesRequests: false, limitBytes: 5_000_000_000 });
    expect(await cloud.members(ada, id)).toEqual(["ada:MANAGER"]);
    expect(await decide(cloud.kit.db, ada, "manage", group["rootId"])).toMatchObject({ kind: "allow" });
    expect(await cloud.audited()).toEqual(["groups.created:done"]);
  });

  it("of the owner may fill the disk, and the owner sets what others may hold", async () => {
    await using cloud = await createGroupsCloud();
    const [owner, ada] = [await cloud.addPerson("Olga"), await cloud.addPerson("Ada")];
    const [own, others] = [await cloud.createGroup(owner, "House"), await cloud.createGroup(ada, "Club")];
    expect((await cloud.group(owner, own))["limitBytes"]).toBeNull();
    const set = (by: typeof ada) => cloud.call(by, "setGroupLimit", { id: others, limitBytes: 7 });
    expect(await set(ada)).toMatchObject({ __typename: "Denied" });
    expect(await set(owner)).toMatchObject({ __typename: "GroupLimitSet" });
    expect((await cloud.group(ada, others))["limitBytes"]).toBe(7);
    const listed = await cloud.query(
      owner,
      "{ groupSpaces { ... on GroupSpaces { spaces { groupName limitBytes memberCount } } } }",
    );
    expect(listed["groupSpaces"].spaces).toEqual([
      { groupName: "Club", limitBytes: 7, memberCount: 1 },
      { groupName: "House", limitBytes: null, memberCount: 1 },
    ]);
  });

  it("is nobody else's to see, not even that it is there", async () => {
    await using cloud = await createGroupsCloud();
    const [ada, bob] = [await cloud.addPerson("Ada"), await cloud.addPerson("Bob")];
    const id = await cloud.createGroup(ada, "Family");
    expect(await cloud.group(bob, id)).toEqual({ __typename: "GroupNotFound" });
    const update = { id, name: "Mine", takesRequests: true };
    expect(await cloud.call(bob, "updateGroup", update)).toMatchObject({ __typename: "GroupNotFound" });
    expect(await cloud.call(bob, "deleteGroup", { id })).toMatchObject({ __typename: "GroupNotFound" });
    expect((await cloud.group(ada, id))["name"]).toBe("Family");
  });

  it("is no app's business", async () => {
    await using cloud = await createGroupsCloud();
    const ada = await cloud.addPerson("Ada");
    const id = await cloud.createGroup(ada, "Family");
    const app = cloud.throughApp(ada);
    expect(await cloud.group(app, id)).toEqual({ __typename: "Denied" });
    expect(await cloud.call(app, "createGroup", { name: "Theirs" })).toMatchObject({ __typename: "Denied" });
    expect(await cloud.call(app, "leaveGroup", { groupId: id })).toMatchObject({ __typename: "Denied" });
    const withScopes = (scopes: string[]) => ({ ...app, scopes });
    expect(await cloud.group(withScopes(["files.read"]), id)).toEqual({ __typename: "Denied" });
    expect(await cloud.group(withScopes(["cloud.manage"]), id)).toMatchObject({ name: "Family" });
  });

  it.each(["", "   ", "a/b", "..", "x".repeat(61), "Fam\u202Eily", "Fam\u200Bily"])(
    "is not called %j",
    async (name) => {
      await using cloud = await createGroupsCloud();
      const ada = await cloud.addPerson("Ada");
      expect(await cloud.call(ada, "createGroup", { name })).toMatchObject({ __typename: "GroupNameInvalid" });
    },
  );

  it("is made once by a call that is repeated", async () => {
    await using cloud = await createGroupsCloud();
    const ada = await cloud.addPerson("Ada");
    const input = { name: "Family", idempotencyKey: crypto.randomUUID() };
    const make = () => cloud.call(ada, "createGroup", input, "... on GroupCreated { group { id } }");
    const [first, second] = [await make(), await make()];
    expect(second["group"].id).toBe(first["group"].id);
    expect(await cloud.audited()).toEqual(["groups.created:done"]);
  });

  it("is not made without end", async () => {
    await using cloud = await createGroupsCloud();
    const [, ada] = [await cloud.addPerson("Olga"), await cloud.addPerson("Ada")];
    for (let made = 0; made < 20; made += 1) await cloud.createGroup(ada, `Group ${made}`);
    expect(await cloud.call(ada, "createGroup", { name: "One more" })).toMatchObject({ __typename: "TooManyGroups" });
  });

  it("is deleted without files only, and for all its members", async () => {
    await using cloud = await createGroupsCloud();
    const [ada, bob] = [await cloud.addPerson("Ada"), await cloud.addPerson("Bob")];
    const id = await cloud.createGroup(ada, "Family");
    await cloud.join(bob, id, ada);
    const file = await cloud.kit.write({ kind: "operator" }, null, (tx) => plantFile(tx, id, "photo.jpg"));
    expect(await cloud.call(ada, "deleteGroup", { id }, "... on GroupNotEmpty { fileCount }")).toMatchObject({
      __typename: "GroupNotEmpty",
      fileCount: 1,
      message: expect.stringContaining("it holds a file"),
    });
    await cloud.kit.db.deleteFrom("nodes").where("id", "=", file).execute();
    expect(await cloud.call(ada, "deleteGroup", { id })).toMatchObject({ __typename: "GroupDeleted" });
    for (const person of [ada, bob]) expect(await cloud.group(person, id)).toEqual({ __typename: "GroupNotFound" });
  });
});

describe("members", () => {
  it("write in the group's space, and managers also share it", async () => {
    await using cloud = await createGroupsCloud();
    const [ada, bob] = [await cloud.addPerson("Ada"), await cloud.addPerson("Bob")];
    const id = await cloud.createGroup(ada, "Family");
    await cloud.join(bob, id, ada);
    const { rootId } = await cloud.group(ada, id);
    expect(await decide(cloud.kit.db, bob, "write", rootId)).toMatchObject({ kind: "allow" });
    expect(await decide(cloud.kit.db, bob, "manage", rootId)).toMatchObject({ kind: "deny" });
  });

  it("cannot make themselves managers, nor anybody else, and it is written down that they tried", async () => {
    await using cloud = await createGroupsCloud();
    const [ada, bob] = [await cloud.addPerson("Ada"), await cloud.addPerson("Bob")];
    const groupId = await cloud.createGroup(ada, "Family");
    await cloud.join(bob, groupId, ada);
    const promote = { groupId, personId: bob.personId, role: "MANAGER" };
    expect(await cloud.call(bob, "changeGroupRole", promote)).toMatchObject({ __typename: "Denied" });
    const remove = { groupId, personId: ada.personId };
    expect(await cloud.call(bob, "removeGroupMember", remove)).toMatchObject({ __typename: "Denied" });
    expect(await cloud.members(ada, groupId)).toEqual(["ada:MANAGER", "bob:MEMBER"]);
    expect(await cloud.audited()).toContain("groups.denied:deny");
  });

  it("of another group manage nothing here", async () => {
    await using cloud = await createGroupsCloud();
    const [ada, eve] = [await cloud.addPerson("Ada"), await cloud.addPerson("Eve")];
    const groupId = await cloud.createGroup(ada, "Family");
    await cloud.createGroup(eve, "Club");
    const take = { groupId, personId: eve.personId, role: "MANAGER" };
    expect(await cloud.call(eve, "changeGroupRole", take)).toMatchObject({ __typename: "GroupNotFound" });
    expect(await cloud.call(eve, "inviteToGroup", { groupId, hours: 1, uses: 1 })).toMatchObject({
      __typename: "GroupNotFound",
    });
  });

  it("are never left without a manager", async () => {
    await using cloud = await createGroupsCloud();
    const [ada, bob] = [await cloud.addPerson("Ada"), await cloud.addPerson("Bob")];
    const groupId = await cloud.createGroup(ada, "Family");
    await cloud.join(bob, groupId, ada);
    const demote = { groupId, personId: ada.personId, role: "MEMBER" };
    for (const refused of [
      await cloud.call(ada, "leaveGroup", { groupId }),
      await cloud.call(ada, "removeGroupMember", { groupId, personId: ada.personId }),
      await cloud.call(ada, "changeGroupRole", demote),
    ]) {
      expect(refused).toMatchObject({ __typename: "LastManager" });
    }
    await cloud.call(ada, "changeGroupRole", { groupId, personId: bob.personId, role: "MANAGER" });
    expect(await cloud.call(ada, "leaveGroup", { groupId })).toMatchObject({ __typename: "GroupLeft" });
    expect(await cloud.members(bob, groupId)).toEqual(["bob:MANAGER"]);
  });

  it("who are both managers cannot both leave at once", async () => {
    await using cloud = await createGroupsCloud();
    const [ada, bob] = [await cloud.addPerson("Ada"), await cloud.addPerson("Bob")];
    const groupId = await cloud.createGroup(ada, "Family");
    await cloud.join(bob, groupId, ada);
    await cloud.call(ada, "changeGroupRole", { groupId, personId: bob.personId, role: "MANAGER" });
    const left = await Promise.all([ada, bob].map((person) => cloud.call(person, "leaveGroup", { groupId })));
    expect(left.map((result) => result["__typename"])).toEqual(expect.arrayContaining(["GroupLeft", "LastManager"]));
  });

  it("lose with the role what they shared and whom they invited, and with the membership everything", async () => {
    await using cloud = await createGroupsCloud();
    const [ada, bob, eve] = [await cloud.addPerson("Ada"), await cloud.addPerson("Bob"), await cloud.addPerson("Eve")];
    const groupId = await cloud.createGroup(ada, "Family");
    await cloud.join(bob, groupId, ada);
    await cloud.call(ada, "changeGroupRole", { groupId, personId: bob.personId, role: "MANAGER" });
    const { rootId } = await cloud.group(ada, groupId);
    await cloud.kit.write(bob, null, (tx) =>
      createGrant(tx, {
        nodeId: rootId as NodeId,
        grantee: { kind: "person", personId: eve.personId },
        role: "read",
        grantedBy: bob.personId,
        source: "share",
        at: new Date(),
      }),
    );
    const token = await cloud.invite(bob, groupId);
    expect(await decide(cloud.kit.db, eve, "read", rootId)).toMatchObject({ kind: "allow" });
    await cloud.call(ada, "changeGroupRole", { groupId, personId: bob.personId, role: "MEMBER" });
    expect(await decide(cloud.kit.db, eve, "read", rootId)).toMatchObject({ kind: "not-found" });
    expect(await cloud.accept(eve, token)).toBe("GroupInvitationInvalid");
    expect(await decide(cloud.kit.db, bob, "write", rootId)).toMatchObject({ kind: "allow" });
    await cloud.call(ada, "removeGroupMember", { groupId, personId: bob.personId });
    expect(await decide(cloud.kit.db, bob, "read", rootId)).toMatchObject({ kind: "not-found" });
  });

  it("lose also what is open, at once", async () => {
    await using cloud = await createGroupsCloud();
    const [ada, bob] = [await cloud.addPerson("Ada"), await cloud.addPerson("Bob")];
    const groupId = await cloud.createGroup(ada, "Family");
    await cloud.join(bob, groupId, ada);
    const { rootId } = await cloud.group(ada, groupId);
    const { promise: ended, resolve } = Promise.withResolvers<string>();
    const stillAllowed = async () => (await decide(cloud.kit.db, bob, "read", rootId)).kind === "allow";
    cloud.kit.revocations.guard({ principal: bob, stillAllowed }, () => resolve("ended"));
    await cloud.call(ada, "removeGroupMember", { groupId, personId: bob.personId });
    expect(await ended).toBe("ended");
  });

  it("whose account goes leave a manager behind, and take along what only they were in", async () => {
    await using cloud = await createGroupsCloud();
    const [ada, bob, eve] = [await cloud.addPerson("Ada"), await cloud.addPerson("Bob"), await cloud.addPerson("Eve")];
    const [family, alone] = [await cloud.createGroup(ada, "Family"), await cloud.createGroup(ada, "Alone")];
    await cloud.join(bob, family, ada);
    await cloud.join(eve, family, ada);
    await cloud.kit.write({ kind: "operator" }, null, (tx) => cloud.kit.peers.memberships.endAll(tx, ada.personId));
    cloud.forget(ada);
    expect(await cloud.members(bob, family)).toEqual(["bob:MANAGER", "eve:MEMBER"]);
    const spaces = await cloud.kit.db
      .selectFrom("spaces")
      .innerJoin("nodes", "nodes.id", "spaces.root_id")
      .select("nodes.deleted_at")
      .where("spaces.group_id", "=", alone)
      .executeTakeFirstOrThrow();
    expect(spaces.deleted_at).not.toBeNull();
  });
});
