import { describe, expect, it } from "vitest";
import { decide } from "../kit/grants/decide.ts";
import { newId, type SessionId } from "../kit/ids.ts";
import { beginPick } from "./domain/begin-pick.ts";
import { cancelPick } from "./domain/cancel-pick.ts";
import { requestedPick } from "./domain/requested-pick.ts";
import { createPickCloud } from "./testing/pick-cloud.ts";

it("gives an app without any grant exactly what was picked, and nothing beside or above it", async () => {
  await using cloud = await createPickCloud();
  const { kit, app, song, photo, music } = cloud;
  const { id, url } = await cloud.begin({ accept: ["audio/*"] });
  expect(url).toBe(`${kit.origins.cloud}/pick?request=${id}`);
  const held = cloud.outcome(id);
  expect(await cloud.answer(id, [song])).toEqual({ kind: "pick-answered" });
  const node = { id: song, name: "song.mp3", kind: "file", access: "read" };
  expect(await held).toEqual({ kind: "picked", nodes: [node] });
  expect(await decide(kit.db, app, "read", song)).toMatchObject({ kind: "allow", access: "read" });
  for (const [action, other] of [
    ["write", song],
    ["read", photo],
    ["read", music],
  ] as const) {
    expect(await decide(kit.db, app, action, other)).toMatchObject({ kind: "deny", lacking: "app" });
  }
});

it("shows the person the app as the cloud knows it, and what it asks for", async () => {
  await using cloud = await createPickCloud();
  const { id } = await cloud.begin({ kind: "folder", access: "write", reason: "To add songs." });
  expect(await requestedPick(cloud.picks, cloud.ada, id)).toMatchObject({
    app: {
      id: "player",
      name: "The player",
      origin: cloud.kit.origins.ofApp("player" as never),
    },
    pickKind: "folder",
    access: "write",
    multiple: false,
    reason: "To add songs.",
  });
});

it("tells the app that the person picked nothing", async () => {
  await using cloud = await createPickCloud();
  const { id } = await cloud.begin();
  const held = cloud.outcome(id);
  expect(await cancelPick(cloud.picks, cloud.ada, id)).toEqual({ kind: "pick-cancelled" });
  expect(await held).toEqual({ kind: "cancelled" });
  expect(await cloud.answer(id, [cloud.song])).toEqual({ kind: "pick-gone" });
});

it("keeps what the app was given before and is stronger", async () => {
  await using cloud = await createPickCloud();
  const { song, kit, app } = cloud;
  const first = await cloud.begin({ access: "write" });
  await cloud.answer(first.id, [song], { access: "write" });
  const second = await cloud.begin();
  await cloud.answer(second.id, [song], { expiresAt: new Date(Date.now() + 60_000) });
  expect(await decide(kit.db, app, "write", song)).toMatchObject({ kind: "allow", access: "write" });
});

it("hands over a document where one is asked for, and no file", async () => {
  await using cloud = await createPickCloud();
  const { kit, photo, song } = cloud;
  await kit.db.updateTable("nodes").set({ kind: "document", mime: "text/markdown" }).where("id", "=", photo).execute();
  const { id } = await cloud.begin({ kind: "document" });
  expect(await cloud.answer(id, [song])).toMatchObject({ nodeId: song, problem: "wrong-kind" });
  await cloud.answer(id, [photo]);
  expect(await cloud.outcome(id)).toMatchObject({ nodes: [{ id: photo, kind: "document" }] });
});

it("gives reading where changing was asked for and the person allowed less", async () => {
  await using cloud = await createPickCloud();
  const { id } = await cloud.begin({ access: "write" });
  await cloud.answer(id, [cloud.song]);
  expect(await cloud.outcome(id)).toMatchObject({ nodes: [{ access: "read" }] });
  expect(await decide(cloud.kit.db, cloud.app, "write", cloud.song)).toMatchObject({ kind: "deny" });
});

describe("nobody answers a pick but the person in the cloud's own pages", () => {
  it.each([
    ["the app itself", { appId: "player", sessionId: newId<SessionId>() }, "give-denied"],
    ["a program on the cloud's machine", { credential: "socket", sessionId: null }, "give-denied"],
    ["a token", { credential: "token", sessionId: null }, "give-denied"],
  ])("not %s", async (_, by, kind) => {
    await using cloud = await createPickCloud();
    const { id } = await cloud.begin();
    const as = { ...cloud.ada, ...by } as typeof cloud.ada;
    expect(await cloud.answer(id, [cloud.song], {}, as)).toMatchObject({ kind });
    expect(await requestedPick(cloud.picks, as, id)).toMatchObject({ kind });
    expect(await cloud.outcomeNow(id)).toEqual({ kind: "open" });
  });

  it("not somebody else: to them it is not there", async () => {
    await using cloud = await createPickCloud();
    const { id } = await cloud.begin();
    const { principal, rootId } = await cloud.person("bob");
    const bob = { ...principal, sessionId: newId<SessionId>() };
    expect(await requestedPick(cloud.picks, bob, id)).toEqual({ kind: "pick-gone" });
    expect(await cloud.answer(id, [rootId], {}, bob)).toEqual({ kind: "pick-gone" });
    expect(await cancelPick(cloud.picks, bob, id)).toEqual({ kind: "pick-gone" });
    expect(await cloud.outcomeNow(id)).toEqual({ kind: "open" });
  });

  it("and nobody twice", async () => {
    await using cloud = await createPickCloud();
    const { id } = await cloud.begin();
    await cloud.answer(id, [cloud.song]);
    expect(await cloud.answer(id, [cloud.photo])).toEqual({ kind: "pick-gone" });
    const grants = await cloud.kit.db.selectFrom("grants").select(["node_id", "source"]).execute();
    expect(grants).toEqual([{ node_id: cloud.song, source: "picker" }]);
  });
});

it("counts one of two answers at once", async () => {
  await using cloud = await createPickCloud();
  const { id } = await cloud.begin();
  const answers = await Promise.all([cloud.answer(id, [cloud.song]), cloud.answer(id, [cloud.photo])]);
  expect(answers.map(({ kind }) => kind).toSorted()).toEqual(["pick-answered", "pick-gone"]);
  expect(await cloud.kit.db.selectFrom("grants").select("id").execute()).toHaveLength(1);
});

describe("nobody hears of a pick but the session that asked", () => {
  it.each([
    ["another session of the app", (): object => ({ sessionId: newId<SessionId>() })],
    ["another app", (): object => ({ appId: "notes" })],
    ["somebody else", (): object => ({ personId: newId() })],
  ])("not %s, and none of them can end it", async (_, by) => {
    await using cloud = await createPickCloud();
    const { id } = await cloud.begin();
    const as = { ...cloud.app, ...by() };
    expect(await cancelPick(cloud.picks, as, id)).toEqual({ kind: "pick-gone" });
    await cloud.answer(id, [cloud.song]);
    expect(await cloud.outcome(id, as)).toEqual({ kind: "expired" });
  });

  it("and an id that was guessed tells nothing", async () => {
    await using cloud = await createPickCloud();
    for (const id of [newId(), "1", "../pick"]) {
      expect(await cloud.outcome(id)).toEqual({ kind: "expired" });
      expect(await requestedPick(cloud.picks, cloud.ada, id)).toEqual({ kind: "pick-gone" });
    }
  });

  it("nor that session once it has ended, even while it waits", async () => {
    await using cloud = await createPickCloud();
    const { kit, app, picks } = cloud;
    const { id } = await cloud.begin();
    let signedIn = true;
    const { awaitPick } = await import("./domain/await-pick.ts");
    const reauthenticate = async () => (signedIn ? app : { kind: "anonymous" as const, appId: app.appId });
    const held = awaitPick(picks, app, id, { signal: new AbortController().signal, reauthenticate });
    await expect.poll(() => picks.held.size).toBe(1);
    signedIn = false;
    kit.revocations.announce({ personIds: [app.personId] });
    expect(await held).toMatchObject({ kind: "give-denied", lacking: "anonymous" });
    expect(picks.held.size).toBe(0);
  });
});

describe("what cannot be handed over", () => {
  it.each([
    ["more than was asked for", { access: "write" as const }, "more-than-asked"],
    ["a time that is over", { expiresAt: new Date(0) }, "expiry-past"],
  ])("is %s", async (_, chosen, problem) => {
    await using cloud = await createPickCloud();
    const { id } = await cloud.begin();
    expect(await cloud.answer(id, [cloud.song], chosen)).toMatchObject({ problem });
    expect(await cloud.outcomeNow(id)).toEqual({ kind: "open" });
  });

  it("is another kind, another type, several, none, or the same twice", async () => {
    await using cloud = await createPickCloud();
    const { song, photo, music } = cloud;
    const one = await cloud.begin({ accept: [".mp3"] });
    expect(await cloud.answer(one.id, [music])).toMatchObject({ nodeId: music, problem: "wrong-kind" });
    expect(await cloud.answer(one.id, [photo])).toMatchObject({ nodeId: photo, problem: "wrong-type" });
    expect(await cloud.answer(one.id, [song, photo])).toMatchObject({ problem: "count" });
    expect(await cloud.answer(one.id, [])).toMatchObject({ problem: "count" });
    const several = await cloud.begin({ multiple: true });
    expect(await cloud.answer(several.id, [song, song])).toMatchObject({ problem: "count" });
    expect(await cloud.answer(several.id, [song, photo])).toEqual({ kind: "pick-answered" });
  });

  it("is what the person may only read, with the right to change it", async () => {
    await using cloud = await createPickCloud();
    const bob = await cloud.person("bob");
    const theirs = await cloud.folder(bob.rootId, "Shared");
    const { id } = await cloud.begin({ kind: "folder", access: "write" });
    expect(await cloud.answer(id, [theirs], { access: "write" })).toMatchObject({ problem: "not-found" });
    await cloud.share(bob.principal, theirs, "ada", "read");
    expect(await cloud.answer(id, [theirs], { access: "write" })).toMatchObject({ problem: "not-yours-to-give" });
    expect(await cloud.answer(id, [theirs], { access: "read" })).toEqual({ kind: "pick-answered" });
    expect(await decide(cloud.kit.db, cloud.app, "write", theirs)).toMatchObject({ kind: "deny" });
  });

  it("is a path, or an id that is none", async () => {
    await using cloud = await createPickCloud();
    const { id } = await cloud.begin();
    for (const nodeId of ["/Music/song.mp3", "../Music", "", newId()]) {
      expect(await cloud.answer(id, [nodeId])).toMatchObject({ problem: "not-found" });
    }
  });
});

describe("what an app cannot ask for", () => {
  it.each([
    [{ accept: ["audio"] }, "accept"],
    [{ accept: ["audio/*, image/*"] }, "accept"],
    [{ accept: Array.from({ length: 21 }, () => "audio/*") }, "accept"],
    [{ reason: "Pick \u202Esgnos" }, "reason"],
    [{ reason: "a\nb" }, "reason"],
    [{ reason: "a".repeat(201) }, "reason"],
  ])("is %j", async (wish, field) => {
    await using cloud = await createPickCloud();
    const given = { kind: "file", access: "read", multiple: false, accept: [], reason: null, idempotencyKey: null };
    expect(await beginPick(cloud.picks, cloud.app, { ...given, ...wish } as never)).toMatchObject({
      kind: "pick-request-invalid",
      field,
    });
  });

  it("is anything, from elsewhere than an installed app's own pages", async () => {
    await using cloud = await createPickCloud();
    const { app, ada, picks } = cloud;
    const wish = {
      kind: "file",
      access: "read",
      multiple: false,
      accept: [],
      reason: null,
      idempotencyKey: null,
    } as const;
    const others = [
      ada,
      { ...app, appId: "gone" as typeof app.appId },
      { ...app, credential: "token" as const, sessionId: null },
      { kind: "operator" as const },
      { kind: "anonymous" as const, appId: app.appId },
    ];
    for (const other of others) expect(await beginPick(picks, other, wish)).toMatchObject({ kind: "give-denied" });
  });
});

it("keeps few of an app's open requests, the newest, however many it makes", async () => {
  await using cloud = await createPickCloud();
  const first = await cloud.begin();
  let last = first;
  for (let made = 1; made < 1_000; made += 1) last = await cloud.begin();
  const rows = await cloud.kit.db
    .withTables<{ pick_requests: { id: string } }>()
    .selectFrom("pick_requests")
    .select("id")
    .execute();
  expect(rows.length).toBe(20);
  expect(await cloud.outcome(first.id)).toEqual({ kind: "expired" });
  expect(await cloud.answer(last.id, [cloud.song])).toEqual({ kind: "pick-answered" });
});

it("holds one answer a request, the newest", async () => {
  await using cloud = await createPickCloud();
  const { id } = await cloud.begin();
  const older = cloud.outcome(id);
  await expect.poll(() => cloud.picks.held.size).toBe(1);
  const newer = cloud.outcome(id);
  expect(await older).toEqual({ kind: "open" });
  await cloud.answer(id, [cloud.song]);
  expect(await newer).toMatchObject({ kind: "picked" });
});
