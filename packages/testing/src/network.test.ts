import { MowsError } from "@mows/sdk";
import { expect, it } from "vitest";
import { createTestCloud, type TestCloud, type TestUser } from "./index.ts";

async function rename(ada: TestUser, id: string, name: string) {
  return ada.mows.files.rename({ id, name });
}

async function cloudWithFile(): Promise<{ cloud: TestCloud; ada: TestUser; id: string } & AsyncDisposable> {
  const cloud = await createTestCloud();
  const ada = await cloud.user("ada");
  const { nodeId: id } = await cloud.files.upload(ada, "/song.txt", "la la la");
  return { cloud, ada, id, [Symbol.asyncDispose]: () => cloud.close() };
}

it("is offline: every call fails as on a lost network, and works again afterwards", async () => {
  await using given = await cloudWithFile();
  const { cloud, ada } = given;
  cloud.network.offline();
  const failure = await ada.mows.files.roots().catch((thrown: unknown) => thrown);
  expect(failure).toBeInstanceOf(MowsError);
  expect(failure).toMatchObject({ kind: "network" });

  cloud.network.online();
  expect(await ada.mows.files.roots()).toMatchObject({ __typename: "Roots" });
});

it("loses the answer of a write, which happens once all the same: its repetition has the same idempotency key", async () => {
  await using given = await cloudWithFile();
  const { cloud, ada, id } = given;
  const { version } = (await ada.mows.files.node({ id })) as { version: number };
  cloud.network.drop("RenameNode", 1);
  expect(await rename(ada, id, "renamed.txt")).toMatchObject({
    __typename: "NodeRenamed",
    node: { name: "renamed.txt" },
  });
  expect(await ada.mows.files.node({ id })).toMatchObject({ name: "renamed.txt", version });
});

it("loses as many as it is told, and no others", async () => {
  await using given = await cloudWithFile();
  const { cloud, ada, id } = given;
  cloud.network.drop("RenameNode", 2);
  await expect(rename(ada, id, "lost.txt")).rejects.toMatchObject({ kind: "network" });
  // Only the answers were lost.
  expect(await ada.mows.files.node({ id })).toMatchObject({ name: "lost.txt" });

  cloud.network.drop("RenameNode", 2, "request");
  await expect(rename(ada, id, "never.txt")).rejects.toMatchObject({ kind: "network" });
  expect(await ada.mows.files.node({ id })).toMatchObject({ name: "lost.txt" });
  expect(await rename(ada, id, "arrived.txt")).toMatchObject({ __typename: "NodeRenamed" });
});

it("takes its time", async () => {
  await using given = await cloudWithFile();
  const { cloud, ada } = given;
  cloud.network.latency(120);
  const before = performance.now();
  await ada.mows.files.roots();
  expect(performance.now() - before).toBeGreaterThanOrEqual(119);
});

it("gives up a slow request when its caller does", async () => {
  await using given = await cloudWithFile();
  const { cloud, ada } = given;
  cloud.network.latency(60_000);
  await expect(ada.fetch("/.mows/health", { signal: AbortSignal.timeout(20) })).rejects.toMatchObject({
    name: "TimeoutError",
  });
});

it("ends a session as time does", async () => {
  await using given = await cloudWithFile();
  const { cloud, ada } = given;
  const app = await cloud.user("ada", { app: "music" });
  for (const user of [ada, app]) {
    await cloud.network.expireToken(user);
    expect(await user.mows.auth.session()).toMatchObject({ person: null });
    expect(await user.mows.files.roots()).toMatchObject({ __typename: "Denied", lacking: "ANONYMOUS" });
  }
});

it("breaks an upload at a byte, and resumes it with what the cloud kept", async () => {
  await using given = await cloudWithFile();
  const { cloud, ada } = given;
  const bytes = crypto.getRandomValues(new Uint8Array(50_000));
  const upload = await cloud.files.upload(ada, "/Music/long.bin", bytes, { failAtByte: 20_000 });
  expect(upload).toMatchObject({ state: "interrupted", receivedBytes: 20_000 });

  const { nodeId } = await upload.resume();
  const content = await ada.fetch(ada.mows.files.contentUrl(nodeId));
  expect(new Uint8Array(await content.arrayBuffer())).toEqual(bytes);
});

it("carries the SDK's own uploads, and cuts them off with everything else", async () => {
  await using given = await cloudWithFile();
  const { cloud, ada } = given;
  const folderId = await cloud.files.folder(ada, "/Music");
  const queue = await ada.mows.uploads();
  cloud.network.drop("uploads", 1);
  queue.add([new File(["la"], "a.txt"), new File(["li"], "b.txt")], { folderId });
  await expect.poll(() => queue.getSnapshot().map(({ state }) => state), { timeout: 10_000 }).toEqual(["done", "done"]);
});

it("lets a page reach its own origin only, as its policy does", async () => {
  await using given = await cloudWithFile();
  await expect(given.ada.fetch("https://example.com/")).rejects.toThrow(/another origin/);
});
