import { sql } from "kysely";
import { describe, expect, it } from "vitest";
import { createGroupsCloud } from "./testing/groups-cloud.ts";

const hourMs = 60 * 60 * 1000;

/** A clock that a test turns. */
function turnableClock() {
  let aheadMs = 0;
  return { now: () => new Date(Date.now() + aheadMs), turn: (ms: number) => void (aheadMs += ms) };
}

const details = `query ($token: String!) { groupInvitation(token: $token) { __typename ... on GroupInvitationDetails {
  groupName memberCount isMember invitedBy { name username } } } }`;

describe("an invitation", () => {
  it("shows the group and who invites, and lets in as a member", async () => {
    await using cloud = await createGroupsCloud();
    const [ada, bob] = [await cloud.addPerson("Ada"), await cloud.addPerson("Bob")];
    const id = await cloud.createGroup(ada, "Family");
    const token = await cloud.invite(ada, id);
    expect((await cloud.query(bob, details, { token }))["groupInvitation"]).toEqual({
      __typename: "GroupInvitationDetails",
      groupName: "Family",
      memberCount: 1,
      isMember: false,
      invitedBy: { name: "Ada", username: "ada" },
    });
    expect(await cloud.accept(bob, token)).toBe("GroupJoined");
    expect(await cloud.members(bob, id)).toEqual(["ada:MANAGER", "bob:MEMBER"]);
    expect(await cloud.audited()).toEqual([
      "groups.created:done",
      "groups.invitation-made:done",
      "groups.member-added:done",
    ]);
  });

  it("is kept as a hash, and its link tells no server the token", async () => {
    await using cloud = await createGroupsCloud();
    const ada = await cloud.addPerson("Ada");
    const groupId = await cloud.createGroup(ada, "Family");
    const input = { groupId, hours: 1, uses: 1 };
    const { url } = await cloud.call(ada, "inviteToGroup", input, "... on GroupInvited { url }");
    const { pathname, search, hash } = new URL(url);
    expect([pathname, search]).toEqual(["/join", ""]);
    const tables = await Promise.all([
      cloud.kit.db.withTables<{ group_invitations: object }>().selectFrom("group_invitations").selectAll().execute(),
      cloud.kit.db.selectFrom("audit").selectAll().execute(),
      cloud.kit.db.selectFrom("idempotency").selectAll().execute(),
    ]);
    expect(JSON.stringify(tables)).not.toContain(hash.slice(1));
  });

  it("lets in as many as it has uses, also of ten who come at once", async () => {
    await using cloud = await createGroupsCloud();
    const ada = await cloud.addPerson("Ada");
    const id = await cloud.createGroup(ada, "Family");
    const token = await cloud.invite(ada, id, { uses: 3 });
    const people = [];
    for (let n = 0; n < 10; n += 1) people.push(await cloud.addPerson(`P${n}`));
    const outcomes = await Promise.all(people.map((person) => cloud.accept(person, token)));
    expect(outcomes.filter((outcome) => outcome === "GroupJoined")).toHaveLength(3);
    expect(outcomes.filter((outcome) => outcome === "GroupInvitationInvalid")).toHaveLength(7);
    expect(await cloud.members(ada, id)).toHaveLength(4);
  });

  it("uses nothing up for whoever is in already", async () => {
    await using cloud = await createGroupsCloud();
    const [ada, bob] = [await cloud.addPerson("Ada"), await cloud.addPerson("Bob")];
    const id = await cloud.createGroup(ada, "Family");
    const token = await cloud.invite(ada, id, { uses: 1 });
    expect(await cloud.accept(ada, token)).toBe("GroupJoined");
    expect(await cloud.members(ada, id)).toEqual(["ada:MANAGER"]);
    expect(await cloud.accept(bob, token)).toBe("GroupJoined");
  });

  it("does not work after its time", async () => {
    const clock = turnableClock();
    await using cloud = await createGroupsCloud({ clock });
    const [ada, bob] = [await cloud.addPerson("Ada"), await cloud.addPerson("Bob")];
    const id = await cloud.createGroup(ada, "Family");
    const token = await cloud.invite(ada, id, { hours: 1 });
    clock.turn(hourMs + 1);
    expect(await cloud.accept(bob, token)).toBe("GroupInvitationInvalid");
    expect((await cloud.group(ada, id))["invitations"]).toEqual([]);
  });

  it("does not work after it was withdrawn, which only a manager of the group can", async () => {
    await using cloud = await createGroupsCloud();
    const [ada, bob, eve] = [await cloud.addPerson("Ada"), await cloud.addPerson("Bob"), await cloud.addPerson("Eve")];
    const groupId = await cloud.createGroup(ada, "Family");
    await cloud.join(bob, groupId, ada);
    await cloud.createGroup(eve, "Club");
    const token = await cloud.invite(ada, groupId);
    const [{ id }] = (await cloud.group(ada, groupId))["invitations"];
    expect((await cloud.group(bob, groupId))["invitations"]).toEqual([]);
    const withdraw = (by: typeof ada) => cloud.call(by, "withdrawGroupInvitation", { id });
    expect(await withdraw(eve)).toMatchObject({ __typename: "GroupInvitationInvalid" });
    expect(await withdraw(bob)).toMatchObject({ __typename: "Denied" });
    expect(await withdraw(ada)).toMatchObject({ __typename: "GroupInvitationWithdrawn" });
    expect(await cloud.accept(eve, token)).toBe("GroupInvitationInvalid");
  });

  it("does not work after whoever made it left, also when they come back", async () => {
    await using cloud = await createGroupsCloud();
    const [ada, bob, eve] = [await cloud.addPerson("Ada"), await cloud.addPerson("Bob"), await cloud.addPerson("Eve")];
    const groupId = await cloud.createGroup(ada, "Family");
    await cloud.join(bob, groupId, ada);
    await cloud.call(ada, "changeGroupRole", { groupId, personId: bob.personId, role: "MANAGER" });
    const token = await cloud.invite(bob, groupId);
    await cloud.call(bob, "leaveGroup", { groupId });
    await cloud.join(bob, groupId, ada);
    await cloud.call(ada, "changeGroupRole", { groupId, personId: bob.personId, role: "MANAGER" });
    expect(await cloud.accept(eve, token)).toBe("GroupInvitationInvalid");
  });

  it("cannot be guessed on and on", async () => {
    const clock = turnableClock();
    await using cloud = await createGroupsCloud({ clock });
    const [ada, eve] = [await cloud.addPerson("Ada"), await cloud.addPerson("Eve")];
    const token = await cloud.invite(ada, await cloud.createGroup(ada, "Family"));
    const outcomes = [];
    for (let n = 0; n < 21; n += 1) outcomes.push(await cloud.accept(eve, `guess ${n}`));
    expect(outcomes.slice(0, 20)).toEqual(Array(20).fill("GroupInvitationInvalid"));
    expect(outcomes[20]).toBe("TooManyGuesses");
    expect(await cloud.accept(eve, token)).toBe("TooManyGuesses");
    expect((await cloud.query(eve, details, { token }))["groupInvitation"]).toEqual({ __typename: "TooManyGuesses" });
    clock.turn(11 * 60_000);
    expect(await cloud.accept(eve, token)).toBe("GroupJoined");
  });

  it.each([
    { hours: 0, uses: 1 },
    { hours: 2161, uses: 1 },
    { hours: 1, uses: 0 },
    { hours: 1, uses: 101 },
  ])("is not made for %j", async (terms) => {
    await using cloud = await createGroupsCloud();
    const ada = await cloud.addPerson("Ada");
    const groupId = await cloud.createGroup(ada, "Family");
    expect(await cloud.call(ada, "inviteToGroup", { groupId, ...terms })).toMatchObject({
      __typename: "InvitationTermsInvalid",
    });
  });
});

describe("a request to join", () => {
  async function openGroup() {
    const cloud = await createGroupsCloud();
    const [ada, bob, eve] = [await cloud.addPerson("Ada"), await cloud.addPerson("Bob"), await cloud.addPerson("Eve")];
    const groupId = await cloud.createGroup(ada, "Club");
    await cloud.call(ada, "updateGroup", { id: groupId, name: "Club", takesRequests: true });
    return { cloud, ada, bob, eve, groupId, [Symbol.asyncDispose]: () => cloud[Symbol.asyncDispose]() };
  }

  const joinable = "{ joinableGroups { ... on JoinableGroups { groups { name memberCount askedAt } } } }";

  it("is made once to a group that can be found, and accepted by a manager", async () => {
    await using world = await openGroup();
    const { cloud, ada, bob, groupId } = world;
    const found = await cloud.query(bob, joinable);
    expect(found["joinableGroups"].groups).toEqual([{ name: "Club", memberCount: 1, askedAt: null }]);
    await cloud.call(bob, "requestToJoinGroup", { groupId });
    await cloud.call(bob, "requestToJoinGroup", { groupId });
    const requests = (await cloud.group(ada, groupId))["joinRequests"];
    expect(requests).toEqual([{ id: expect.any(String), person: { username: "bob" } }]);
    const answer = { id: requests[0].id, accept: true };
    expect(await cloud.call(ada, "answerJoinRequest", answer)).toMatchObject({ __typename: "JoinRequestAnswered" });
    expect(await cloud.members(bob, groupId)).toEqual(["ada:MANAGER", "bob:MEMBER"]);
    expect((await cloud.query(bob, joinable))["joinableGroups"].groups).toEqual([]);
  });

  it("is refused without a trace but in the log, and can be taken back", async () => {
    await using world = await openGroup();
    const { cloud, ada, bob, eve, groupId } = world;
    await cloud.call(bob, "requestToJoinGroup", { groupId });
    await cloud.call(eve, "requestToJoinGroup", { groupId });
    await cloud.call(eve, "withdrawJoinRequest", { groupId });
    const [{ id }] = (await cloud.group(ada, groupId))["joinRequests"];
    await cloud.call(ada, "answerJoinRequest", { id, accept: false });
    expect((await cloud.group(ada, groupId))["joinRequests"]).toEqual([]);
    expect(await cloud.members(ada, groupId)).toEqual(["ada:MANAGER"]);
    expect(await cloud.audited()).toContain("groups.join-refused:done");
    expect(await cloud.call(ada, "answerJoinRequest", { id, accept: true })).toMatchObject({
      __typename: "JoinRequestNotFound",
    });
  });

  it("is not accepted by whoever made it, nor by a member, nor by the manager of another group", async () => {
    await using world = await openGroup();
    const { cloud, ada, bob, eve, groupId } = world;
    const member = await cloud.addPerson("Mia");
    await cloud.join(member, groupId, ada);
    await cloud.createGroup(eve, "Other");
    await cloud.call(bob, "requestToJoinGroup", { groupId });
    const [{ id }] = (await cloud.group(ada, groupId))["joinRequests"];
    const accept = (by: typeof ada) => cloud.call(by, "answerJoinRequest", { id, accept: true });
    expect(await accept(bob)).toMatchObject({ __typename: "JoinRequestNotFound" });
    expect(await accept(eve)).toMatchObject({ __typename: "JoinRequestNotFound" });
    expect(await accept(member)).toMatchObject({ __typename: "Denied" });
    expect(await cloud.members(ada, groupId)).toEqual(["ada:MANAGER", "mia:MEMBER"]);
  });

  it("is not taken by a group that is closed, which looks like none, and closing drops those that wait", async () => {
    await using world = await openGroup();
    const { cloud, ada, bob, groupId } = world;
    await cloud.call(bob, "requestToJoinGroup", { groupId });
    await cloud.call(ada, "updateGroup", { id: groupId, name: "Club", takesRequests: false });
    expect((await cloud.group(ada, groupId))["joinRequests"]).toEqual([]);
    expect(await cloud.call(bob, "requestToJoinGroup", { groupId })).toMatchObject({ __typename: "GroupNotFound" });
    expect((await cloud.query(bob, joinable))["joinableGroups"].groups).toEqual([]);
  });
});

describe("changes of membership", () => {
  it("reach the feeds of everyone they concern", async () => {
    await using cloud = await createGroupsCloud();
    const [ada, bob] = [await cloud.addPerson("Ada"), await cloud.addPerson("Bob")];
    const groupId = await cloud.createGroup(ada, "Family");
    const token = await cloud.invite(ada, groupId);
    const seenBy = async (person: typeof ada, run: () => Promise<unknown>) => {
      // While somebody's transaction is older than a change, that change is told again: of other tests' too, on the same server.
      const isAllPast = sql<{ past: boolean }>`
        select coalesce(max(xid) < pg_snapshot_xmin(pg_current_snapshot()), true) as past from changes`;
      await expect
        .poll(async () => (await isAllPast.execute(cloud.kit.db)).rows[0]?.past, { timeout: 20_000 })
        .toBe(true);
      const before = await cloud.kit.changes.head();
      await run();
      const { id } = await cloud.kit.db
        .selectFrom("spaces")
        .select("id")
        .where("owner_id", "=", person.personId)
        .executeTakeFirstOrThrow();
      const stop = new AbortController();
      for await (const batch of cloud.kit.changes.read({ spaceIds: [id], after: before, signal: stop.signal })) {
        return batch.map(({ entity, entityId, op }) => ({ entity, entityId, op }));
      }
      return [];
    };
    const updated = [{ entity: "group", entityId: groupId, op: "updated" }];
    expect(await seenBy(ada, () => cloud.accept(bob, token))).toEqual(updated);
    const remove = { groupId, personId: bob.personId };
    expect(await seenBy(bob, () => cloud.call(ada, "removeGroupMember", remove))).toEqual(updated);
  });
});
