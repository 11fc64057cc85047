import { expect, it } from "vitest";
import { decide } from "../kit/grants/decide.ts";
import { newId, type AppId } from "../kit/ids.ts";
import { allowAppAccess } from "./domain/allow-app-access.ts";
import { appAccessRequest } from "./domain/app-access-request.ts";
import { createPickCloud } from "./testing/pick-cloud.ts";

const terms = { expiresAt: null, clientAddress: "127.0.0.1", idempotencyKey: null };

it("shows what an app was refused, and allows it", async () => {
  await using cloud = await createPickCloud();
  const { picks, ada, app, kit, music, song } = cloud;
  const denied = await decide(kit.db, app, "write", music);
  expect(denied).toMatchObject({ kind: "deny", howToRequest: { nodeId: music, access: "write" } });
  const wanted = { appId: "player", nodeId: music, access: "write" as const };
  expect(await appAccessRequest(picks, ada, wanted)).toMatchObject({
    app: { name: "The player" },
    node: { name: "Music", kind: "folder", path: ["Files", "Music"] },
    has: "nothing",
  });
  expect(await allowAppAccess(picks, ada, { ...wanted, ...terms })).toEqual({ kind: "app-access-allowed" });
  expect(await decide(kit.db, app, "write", song)).toMatchObject({ kind: "allow" });
  expect(await appAccessRequest(picks, ada, wanted)).toMatchObject({ has: "enough" });
});

it("is for the person on the cloud's own pages alone, and for what is theirs to give", async () => {
  await using cloud = await createPickCloud();
  const { picks, ada, app, music } = cloud;
  const wanted = { appId: "player", nodeId: music as string, access: "write" as const, ...terms };
  for (const as of [app, { ...ada, sessionId: null }, { kind: "operator" as const }]) {
    expect(await appAccessRequest(picks, as, wanted)).toMatchObject({ kind: "give-denied" });
    expect(await allowAppAccess(picks, as, wanted)).toMatchObject({ kind: "give-denied" });
  }
  const bob = await cloud.person("bob");
  const shared = await cloud.folder(bob.rootId, "Shared");
  await cloud.share(bob.principal, shared, "ada", "read");
  const unfit = [
    { nodeId: bob.rootId },
    { nodeId: shared },
    { nodeId: newId() },
    { nodeId: "/Music" },
    { appId: "none" },
  ];
  for (const part of unfit) {
    expect(await allowAppAccess(picks, ada, { ...wanted, ...part })).toEqual({ kind: "app-access-request-invalid" });
  }
  expect(await cloud.kit.db.selectFrom("grants").select("id").where("app_id", "is not", null).execute()).toEqual([]);
});

it("is there for a token as well, which has a name and no address", async () => {
  await using cloud = await createPickCloud();
  const id = `token-${newId()}` as AppId;
  const appAccess = {
    ...cloud.picks.peers.appAccess,
    namesOf: async () => new Map([[id, { name: "backup", kind: "token" as const }]]),
  };
  const picks = { ...cloud.picks, peers: { appDirectory: cloud.picks.peers.appDirectory, appAccess } };
  const wanted = { appId: id, nodeId: cloud.music, access: "read" as const };
  expect(await appAccessRequest(picks, cloud.ada, wanted)).toMatchObject({ app: { name: "backup", origin: null } });
  expect(await allowAppAccess(picks, cloud.ada, { ...wanted, ...terms })).toEqual({ kind: "app-access-allowed" });
});

it("allows nothing until a time that is over", async () => {
  await using cloud = await createPickCloud();
  const wanted = { appId: "player", nodeId: cloud.music, access: "read" as const };
  expect(await allowAppAccess(cloud.picks, cloud.ada, { ...wanted, ...terms, expiresAt: new Date(0) })).toMatchObject({
    problem: "expiry-past",
  });
});
