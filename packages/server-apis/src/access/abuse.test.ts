import { expect, it } from "vitest";
import { createGrant } from "../kit/grants/create-grant.ts";
import { decide } from "../kit/grants/decide.ts";
import type { Role } from "../kit/grants/role.ts";
import { newId, type GrantId, type NodeId } from "../kit/ids.ts";
import type { Principal } from "../kit/principal.ts";
import { linkPrincipal } from "../kit/testing/link-principal.ts";
import { changeGrant } from "./domain/change-grant.ts";
import { revokeGrant } from "./domain/revoke.ts";
import { shareNode } from "./domain/share-node.ts";
import { whoCanSee } from "./domain/who-can-see.ts";
import { callerOf, createAccessCloud, type AccessCloud } from "./testing/access-cloud.ts";

/** Ada shares /Music with Bob, who may share on, and he shares it with Cleo. */
async function handedOn() {
  const cloud = await createAccessCloud();
  const [ada, bob, cleo] = [await cloud.person("ada"), await cloud.person("bob"), await cloud.person("cleo")];
  const music = await cloud.folder(ada.rootId, "Music");
  const live = await cloud.folder(music, "Live");
  const toBob = await cloud.share(ada.principal, music, "bob", "manage");
  const toCleo = await cloud.share(bob.principal, live, "cleo", "write");
  return {
    cloud,
    ada: ada.principal,
    bob: bob.principal,
    cleo: cleo.principal,
    rootId: ada.rootId,
    music,
    live,
    toBob,
    toCleo,
  };
}

async function accessOf(cloud: AccessCloud, principal: Principal, nodeId: NodeId): Promise<Role | "none"> {
  const decision = await decide(cloud.kit.db, principal, "read", nodeId);
  return decision.kind === "allow" ? decision.access : "none";
}

const noKey = { idempotencyKey: null };

it("lets what was handed on do what it says, and no more than what it comes from", async () => {
  const { cloud, bob, cleo, ada, live, toBob } = await handedOn();
  await using _ = cloud;
  expect(await accessOf(cloud, bob, live)).toBe("manage");
  expect(await accessOf(cloud, cleo, live)).toBe("write");
  await changeGrant(cloud.access, callerOf(ada), { id: toBob, role: "read", expiresAt: null, ...noKey });
  expect(await accessOf(cloud, cleo, live)).toBe("read");
});

it("ends what was handed on when its parent expires", async () => {
  const { cloud, cleo, live, toBob } = await handedOn();
  await using _ = cloud;
  await cloud.expire(toBob);
  expect(await accessOf(cloud, cleo, live)).toBe("none");
});

it("ends what was handed on when its parent is taken back", async () => {
  const { cloud, ada, cleo, live, toBob } = await handedOn();
  await using _ = cloud;
  await revokeGrant(cloud.access, callerOf(ada), { id: toBob, ...noKey });
  expect(await accessOf(cloud, cleo, live)).toBe("none");
  expect(await cloud.kit.db.selectFrom("grants").selectAll().execute()).toEqual([]);
});

it("ends what was handed on when its folder is moved out of the shared one", async () => {
  const { cloud, bob, cleo, live, rootId } = await handedOn();
  await using _ = cloud;
  await cloud.kit.db.updateTable("nodes").set({ parent_id: rootId }).where("id", "=", live).execute();
  expect(await accessOf(cloud, bob, live)).toBe("none");
  expect(await accessOf(cloud, cleo, live)).toBe("none");
});

it("ends what somebody handed on from their group's grant when they leave the group", async () => {
  await using cloud = await createAccessCloud();
  const [ada, bob, cleo] = [await cloud.person("ada"), await cloud.person("bob"), await cloud.person("cleo")];
  const music = await cloud.folder(ada.rootId, "Music");
  const { groupId } = await cloud.group([
    [ada.principal, "manager"],
    [bob.principal, "member"],
  ]);
  const toGroup = { nodeId: music, username: null, groupId, role: "manage", expiresAt: null, ...noKey } as const;
  expect(await shareNode(cloud.access, callerOf(ada.principal), toGroup)).toMatchObject({ kind: "shared" });
  await cloud.share(bob.principal, music, "cleo", "read");
  expect(await accessOf(cloud, cleo.principal, music)).toBe("read");
  await cloud.kit.db.deleteFrom("group_members").where("person_id", "=", bob.principal.personId).execute();
  expect(await accessOf(cloud, cleo.principal, music)).toBe("none");
});

it("holds a link to its role and its node, and hands nothing on from it", async () => {
  await using cloud = await createAccessCloud();
  const { principal: ada, rootId } = await cloud.person("ada");
  const { principal: bob } = await cloud.person("bob");
  const music = await cloud.folder(rootId, "Music");
  const live = await cloud.folder(music, "Live");
  const common = { grantedBy: ada.personId, source: "share", at: new Date() } as const;
  const grantId = await cloud.kit.write(ada, null, (tx) =>
    createGrant(tx, { nodeId: music, grantee: { kind: "link" }, role: "read", ...common }),
  );
  const link = linkPrincipal(grantId, { nodeId: music, createdBy: ada.personId });
  expect(await accessOf(cloud, link, live)).toBe("read");
  expect(await decide(cloud.kit.db, link, "write", music)).toMatchObject({ kind: "deny" });
  expect(await decide(cloud.kit.db, link, "read", rootId)).toEqual({ kind: "not-found", id: rootId });
  // Whoever put such a row there, it counts for nothing.
  const grantee = { kind: "person", personId: bob.personId } as const;
  await cloud.kit.write(ada, null, (tx) =>
    createGrant(tx, { nodeId: live, grantee, role: "write", ...common, parentId: grantId }),
  );
  expect(await accessOf(cloud, bob, live)).toBe("none");
  const raised = changeGrant(cloud.access, callerOf(ada), { id: grantId, role: "manage", expiresAt: null, ...noKey });
  expect(await raised).toMatchObject({ kind: "role-invalid" });
});

it("lets no app and no token share, change or take back, whatever it was granted", async () => {
  await using cloud = await createAccessCloud();
  const { principal: ada, rootId } = await cloud.person("ada");
  await cloud.person("bob");
  const app = await cloud.app(ada, "player", { [rootId]: "write" });
  const token = { ...app, scopes: ["files.write", "cloud.manage"], credential: "token" } as const;
  const grantId = await cloud.share(ada, rootId, "bob", "read");
  const share = { nodeId: rootId, username: "bob", groupId: null, role: "write", expiresAt: null, ...noKey } as const;
  for (const principal of [app, token]) {
    expect(await shareNode(cloud.access, callerOf(principal), share)).toMatchObject({ kind: "denied", lacking: "app" });
    const change = { id: grantId, role: "write", expiresAt: null, ...noKey } as const;
    expect((await changeGrant(cloud.access, callerOf(principal), change)).kind).not.toBe("grant-changed");
    expect(await decide(cloud.kit.db, principal, "manage", rootId)).toMatchObject({ kind: "deny", howToRequest: null });
  }
});

it("lets nobody raise their own role, prolong their own grant, or give themselves one", async () => {
  const { cloud, bob, cleo, music, live, toBob, toCleo } = await handedOn();
  await using _ = cloud;
  const change = (id: GrantId) => ({ id, role: "manage" as const, expiresAt: null, ...noKey });
  expect(await changeGrant(cloud.access, callerOf(bob), change(toBob))).toMatchObject({ kind: "denied" });
  expect(await changeGrant(cloud.access, callerOf(cleo), change(toCleo))).toMatchObject({ kind: "denied" });
  const self = { username: "bob", groupId: null, role: "manage", expiresAt: null, ...noKey } as const;
  expect(await shareNode(cloud.access, callerOf(bob), { nodeId: music, ...self })).toEqual({ kind: "grantee-is-self" });
  // Cleo may write but not share, with herself or anybody.
  const on = { ...self, nodeId: live };
  expect(await shareNode(cloud.access, callerOf(cleo), on)).toMatchObject({ kind: "denied", lacking: "person" });
});

it("does not let who was shared with get at a grant beside or above their own", async () => {
  const { cloud, ada, bob, cleo, music, toBob } = await handedOn();
  await using _ = cloud;
  const dora = await cloud.person("dora");
  const toDora = await cloud.share(ada, music, "dora", "manage");
  const change = { id: toDora, role: "read", expiresAt: null, ...noKey } as const;
  expect(await changeGrant(cloud.access, callerOf(bob), change)).toEqual({ kind: "grant-not-found", id: toDora });
  expect(await revokeGrant(cloud.access, callerOf(cleo), { id: toBob, ...noKey })).toEqual({
    kind: "grant-not-found",
    id: toBob,
  });
  expect(await accessOf(cloud, dora.principal, music)).toBe("manage");
  // Bob's hands-on with Dora is hers beside what Ada gave: his end does not end that.
  await cloud.share(bob, music, "dora", "read");
  await revokeGrant(cloud.access, callerOf(ada), { id: toBob, ...noKey });
  expect(await accessOf(cloud, dora.principal, music)).toBe("manage");
});

it("looks the same for what is not there and what is not theirs to know", async () => {
  const { cloud, music, toBob } = await handedOn();
  await using _ = cloud;
  const { principal: eve } = await cloud.person("eve");
  const [noNode, noGrant] = [newId<NodeId>(), newId<GrantId>()];
  const share = { username: "bob", groupId: null, role: "read", expiresAt: null, ...noKey } as const;
  const tries = async (nodeId: NodeId, id: GrantId) => [
    await decide(cloud.kit.db, eve, "read", nodeId),
    await whoCanSee(cloud.access, eve, nodeId),
    await shareNode(cloud.access, callerOf(eve), { nodeId, ...share }),
    await changeGrant(cloud.access, callerOf(eve), { id, role: "write", expiresAt: null, ...noKey }),
    await revokeGrant(cloud.access, callerOf(eve), { id, ...noKey }),
  ];
  const told = JSON.stringify(await tries(music, toBob));
  const guessed = JSON.stringify(await tries(noNode, noGrant));
  expect(told.replaceAll(music, "NODE").replaceAll(toBob, "GRANT")).toBe(
    guessed.replaceAll(noNode, "NODE").replaceAll(noGrant, "GRANT"),
  );
});

it("shares with no group that the sharer is not in", async () => {
  await using cloud = await createAccessCloud();
  const [ada, bob] = [await cloud.person("ada"), await cloud.person("bob")];
  const { groupId } = await cloud.group([[bob.principal, "manager"]]);
  const share = { nodeId: ada.rootId, username: null, groupId, role: "read", expiresAt: null, ...noKey } as const;
  expect(await shareNode(cloud.access, callerOf(ada.principal), share)).toEqual({ kind: "grantee-not-found" });
});
