import { expect, it } from "vitest";
import { decide } from "../kit/grants/decide.ts";
import { appPermissions } from "./domain/app-permissions.ts";
import { can } from "./domain/can.ts";
import { changeGrant } from "./domain/change-grant.ts";
import { explain } from "./domain/explain.ts";
import { revokeApp, revokeGrant } from "./domain/revoke.ts";
import { whoCanSee } from "./domain/who-can-see.ts";
import { callerOf, createAccessCloud } from "./testing/access-cloud.ts";

const noKey = { idempotencyKey: null };

it("explains what an app may do and by which grant, as facts and in a sentence", async () => {
  await using cloud = await createAccessCloud();
  const { principal: ada, rootId } = await cloud.person("ada");
  const music = await cloud.folder(rootId, "Music");
  const live = await cloud.folder(music, "Live");
  await cloud.app(ada, "player", { [music]: "read" });
  const about = { personId: null, appId: "player", nodeId: live };
  expect(await explain(cloud.access, ada, about)).toMatchObject({
    access: "read",
    node: { path: "/Music/Live" },
    personAccess: { via: "ownership", role: "manage" },
    appAccess: { via: "grant", role: "read", from: { path: "/Music" } },
    sentence:
      "The player, for ada, may read “/Music/Live”: ada owns it, and The player was granted “read” on “/Music”.",
  });
  expect(await explain(cloud.access, ada, { ...about, nodeId: rootId })).toMatchObject({
    access: null,
    sentence: "The player, for ada, cannot see “/”: ada owns it, and The player was granted nothing there.",
  });
});

it("explains others' access to who manages the node and to the operator, and to nobody else", async () => {
  await using cloud = await createAccessCloud();
  const [ada, bob, eve] = [await cloud.person("ada"), await cloud.person("bob"), await cloud.person("eve")];
  const music = await cloud.folder(ada.rootId, "Music");
  await cloud.share(ada.principal, music, "bob", "read");
  const ofAda = { personId: ada.principal.personId, appId: null, nodeId: music };
  const ofBob = { ...ofAda, personId: bob.principal.personId };
  expect(await explain(cloud.access, ada.principal, ofBob)).toMatchObject({ access: "read" });
  expect(await explain(cloud.access, { kind: "operator" }, ofBob)).toMatchObject({ access: "read" });
  expect(await explain(cloud.access, bob.principal, ofBob)).toMatchObject({ access: "read", node: { path: "/Music" } });
  expect(await explain(cloud.access, bob.principal, ofAda)).toMatchObject({ kind: "denied" });
  expect(await explain(cloud.access, eve.principal, ofBob)).toMatchObject({ kind: "node-not-found" });
});

it("lists everyone who can see a node and where it comes from, without names that the caller may not see", async () => {
  await using cloud = await createAccessCloud();
  const [ada, bob] = [await cloud.person("ada"), await cloud.person("bob")];
  await cloud.person("cleo");
  const music = await cloud.folder(ada.rootId, "Music");
  const live = await cloud.folder(music, "Live");
  await cloud.share(ada.principal, ada.rootId, "cleo", "read");
  await cloud.share(ada.principal, music, "bob", "manage");
  await cloud.app(bob.principal, "player", { [live]: "write" });
  const seen = await whoCanSee(cloud.access, ada.principal, live);
  expect(seen).toMatchObject({
    entries: [
      { kind: "owner", role: "manage", person: { username: "ada" }, mayChange: false },
      {
        kind: "app",
        role: "write",
        app: { name: "The player" },
        person: { username: "bob" },
        inherited: false,
        mayChange: false,
      },
      {
        kind: "person",
        role: "manage",
        person: { username: "bob" },
        inheritedFrom: { path: "/Music" },
        mayChange: true,
      },
      { kind: "person", role: "read", person: { username: "cleo" }, inheritedFrom: { path: "/" } },
    ],
  });
  const byBob = await whoCanSee(cloud.access, bob.principal, live);
  expect(byBob).toMatchObject({ node: { path: "/Music/Live" } });
  expect(byBob.kind === "who-can-see" ? byBob.entries.at(-1) : null).toMatchObject({
    inherited: true,
    inheritedFrom: null,
    mayChange: false,
  });
});

it("lists what each app may touch, and which did nothing for 30 days", async () => {
  await using cloud = await createAccessCloud();
  const { principal: ada, rootId } = await cloud.person("ada");
  const music = await cloud.folder(rootId, "Music");
  const player = await cloud.app(ada, "player", { [music]: "read" });
  await cloud.app(ada, "notes", { [rootId]: "write" });
  const long = new Date(Date.now() - 31 * 24 * 60 * 60 * 1000);
  await cloud.kit.db.updateTable("grants").set({ granted_at: long }).execute();
  await decide(cloud.kit.db, player, "read", music);
  expect(await appPermissions(cloud.access, ada)).toMatchObject({
    apps: [
      { app: { id: "notes" }, unused: true, lastUsedAt: null, grants: [{ role: "write", node: { path: "/" } }] },
      { app: { id: "player" }, unused: false, grants: [{ role: "read", node: { path: "/Music" } }] },
    ],
  });
  expect(await appPermissions(cloud.access, player)).toMatchObject({ kind: "denied", lacking: "app" });
});

it("notes a use of a grant once an hour, not with each decision", async () => {
  await using cloud = await createAccessCloud();
  const { principal: ada, rootId } = await cloud.person("ada");
  const player = await cloud.app(ada, "player", { [rootId]: "read" });
  const used = async () =>
    (await cloud.kit.db.selectFrom("grants").select("last_used_at").executeTakeFirst())?.last_used_at;
  await decide(cloud.kit.db, player, "read", rootId);
  const first = await used();
  await decide(cloud.kit.db, player, "read", rootId);
  expect(await used()).toEqual(first);
  const before = new Date(Date.now() - 2 * 60 * 60 * 1000);
  await cloud.kit.db.updateTable("grants").set({ last_used_at: before }).execute();
  await decide(cloud.kit.db, player, "read", rootId);
  expect((await used())?.getTime()).toBeGreaterThan(before.getTime());
});

it("takes everything back from an app at once, and writes down who did", async () => {
  await using cloud = await createAccessCloud();
  const { principal: ada, rootId } = await cloud.person("ada");
  const music = await cloud.folder(rootId, "Music");
  const player = await cloud.app(ada, "player", { [rootId]: "read", [music]: "write" });
  const outcome = await revokeApp(cloud.access, callerOf(ada), { appId: "player", ...noKey });
  expect(outcome).toEqual({ kind: "app-revoked", appId: "player", grantCount: 2 });
  expect(cloud.ended).toEqual([[ada.personId, "player"]]);
  expect(await decide(cloud.kit.db, player, "read", music)).toMatchObject({ kind: "deny", lacking: "app" });
  expect(await cloud.kit.db.selectFrom("audit").select(["action", "resource_id", "facts"]).execute()).toEqual([
    { action: "access.app-revoked", resource_id: "player", facts: { grants: 2 } },
  ]);
});

it("changes an app's grant to read, and until when; another person's there is not", async () => {
  await using cloud = await createAccessCloud();
  const [ada, bob] = [await cloud.person("ada"), await cloud.person("bob")];
  const player = await cloud.app(ada.principal, "player", { [ada.rootId]: "write" });
  const { id } = await cloud.kit.db.selectFrom("grants").select("id").executeTakeFirstOrThrow();
  const change = { id, role: "read", expiresAt: new Date(Date.now() + 60_000), ...noKey } as const;
  expect(await changeGrant(cloud.access, callerOf(bob.principal), change)).toEqual({ kind: "grant-not-found", id });
  expect(await changeGrant(cloud.access, callerOf(ada.principal), { ...change, expiresAt: new Date(0) })).toEqual({
    kind: "expiry-invalid",
  });
  expect(await changeGrant(cloud.access, callerOf(ada.principal), change)).toEqual({ kind: "grant-changed", id });
  expect(await decide(cloud.kit.db, player, "write", ada.rootId)).toMatchObject({ kind: "deny", lacking: "app" });
  expect(await decide(cloud.kit.db, player, "read", ada.rootId)).toMatchObject({ kind: "allow", access: "read" });
});

it("lets somebody give back what was shared with them", async () => {
  await using cloud = await createAccessCloud();
  const [ada, bob] = [await cloud.person("ada"), await cloud.person("bob")];
  const id = await cloud.share(ada.principal, ada.rootId, "bob", "write");
  expect(await revokeGrant(cloud.access, callerOf(bob.principal), { id, ...noKey })).toEqual({
    kind: "grant-revoked",
    id,
  });
  expect(await decide(cloud.kit.db, bob.principal, "read", ada.rootId)).toMatchObject({ kind: "not-found" });
});

it("tells a page what it may offer, and where to ask for what it may not", async () => {
  await using cloud = await createAccessCloud();
  const { principal: ada, rootId } = await cloud.person("ada");
  const player = await cloud.app(ada, "player");
  expect(await can(cloud.access, ada, "manage", rootId)).toMatchObject({ allowed: true });
  expect(await can(cloud.access, player, "write", rootId)).toMatchObject({
    allowed: false,
    reason: "app-lacks-it",
    grantRequest: { appId: "player", nodeId: rootId, access: "write" },
  });
  expect(await can(cloud.access, player, "read", "nonsense")).toMatchObject({ allowed: false, reason: "not-found" });
  expect(await can(cloud.access, { kind: "anonymous", appId: null }, "read", rootId)).toMatchObject({
    reason: "signed-out",
  });
});
