import { defineService, services } from "@mows/server-apis/memory";
import { expect, it } from "vitest";
import { createTestClock, createTestCloud } from "./index.ts";

it("is a cloud whose people sign in, on its own origin and on apps'", async () => {
  await using cloud = await createTestCloud();
  const ada = await cloud.user("ada", { name: "Ada Lovelace" });
  const listener = await cloud.user("bob", { app: "music", grants: [{ path: "/Music", access: "read" }] });

  expect(await ada.mows.auth.session()).toMatchObject({
    person: { username: "ada", name: "Ada Lovelace", role: "OWNER" },
    app: null,
    needsOwner: false,
  });
  expect(await listener.mows.auth.session()).toMatchObject({
    person: { username: "bob", role: "MEMBER" },
    app: { id: "music" },
  });
  expect(listener.origin).toBe("http://music.mows.localhost:4000");
});

it("gives an app exactly the folders it was granted, as its roots", async () => {
  await using cloud = await createTestCloud();
  const grants = [{ path: "/Music", access: "read" }] as const;
  const listener = await cloud.user("ada", { app: "music", grants });
  const roots = await listener.mows.files.roots();
  if (roots.__typename !== "Roots") throw new Error(roots.__typename);
  expect(roots.roots).toMatchObject([{ node: { name: "Music" }, access: "READ" }]);

  const other = await cloud.user("ada", { app: "music", grants: [{ path: "/Notes", access: "write" }] });
  expect(await other.mows.files.roots()).toMatchObject({ roots: [{ node: { name: "Notes" }, access: "WRITE" }] });
});

it("lets a visitor sign in with the demo password, through the real form's route", async () => {
  await using cloud = await createTestCloud();
  await cloud.user("ada");
  const visitor = cloud.visitor();
  expect(await visitor.mows.auth.session()).toMatchObject({ person: null });
  expect(await visitor.mows.auth.signInWithPassword({ username: "ada", password: "demo-demo-demo" })).toEqual({
    kind: "signed-in",
  });
  expect(await visitor.mows.auth.session()).toMatchObject({ person: { username: "ada" } });
});

it("signs out for good", async () => {
  await using cloud = await createTestCloud();
  for (const ada of [await cloud.user("ada"), await cloud.user("ada", { app: "music" })]) {
    await ada.mows.auth.signOut();
    expect(await ada.mows.auth.session()).toMatchObject({ person: null });
  }
});

it("keeps clouds that run at once apart", async () => {
  await using first = await createTestCloud();
  await using second = await createTestCloud();
  const [ada, other] = await Promise.all([first.user("ada"), second.user("ada")]);
  const { nodeId: id } = await first.files.upload(ada, "/only-here.txt", "hello");

  expect(await ada.mows.files.node({ id })).toMatchObject({ name: "only-here.txt" });
  expect(await other.mows.files.node({ id })).toMatchObject({ __typename: "NodeNotFound" });
});

it("begins with nobody and nothing after the one before it", async () => {
  for (const run of [1, 2]) {
    await using cloud = await createTestCloud();
    expect(await cloud.visitor().mows.auth.session(), `cloud ${run}`).toMatchObject({ needsOwner: true });
    await cloud.user("ada");
  }
});

it("tells the time of the test's clock", async () => {
  const clock = createTestClock();
  await using cloud = await createTestCloud({ clock });
  const ada = await cloud.user("ada");
  clock.pass(60_000);
  const id = await cloud.files.folder(ada, "/Later");
  expect(await ada.mows.files.node({ id })).toMatchObject({ createdAt: clock.now().toISOString() });
});

it("settles when every change was delivered and every job is done", async () => {
  await using cloud = await createTestCloud();
  const ada = await cloud.user("ada");
  const seen: string[] = [];
  const unsubscribe = ada.mows.changes.subscribe(({ changes }) => seen.push(...changes.map(({ op }) => op)));
  await new Promise<void>((resolve) => {
    const stop = ada.mows.changes.subscribeStatus(() => {
      if (ada.mows.changes.status === "open") {
        stop();
        resolve();
      }
    });
  });
  await cloud.files.upload(ada, "/hello.txt", "hello");
  await cloud.settled();
  expect(seen).toContain("CREATED");
  unsubscribe();
});

it("reads the tags of what is uploaded", async () => {
  await using cloud = await createTestCloud();
  const ada = await cloud.user("ada");
  const { nodeId: id } = await cloud.files.upload(ada, "/Music/broken.mp3", "no sound at all");
  await cloud.settled();
  expect(await ada.mows.files.node({ id })).toMatchObject({ audio: { problem: expect.any(String) } });
});

it("runs a service of one's own beside those that ship", async () => {
  const greetings = defineService({
    name: "greetings",
    schema: "extend type Query { greeting: String! }",
    migrations: [],
    scopes: [],
    start: async () => ({ resolvers: { Query: { greeting: () => "hello" } } as object }),
  });
  await using cloud = await createTestCloud({ services: { ...services, greetings: async () => greetings } });
  const ada = await cloud.user("ada");
  const response = await ada.fetch("/.mows/graphql?query={greeting}", { headers: { accept: "application/json" } });
  expect(await response.json()).toEqual({ data: { greeting: "hello" } });
});
