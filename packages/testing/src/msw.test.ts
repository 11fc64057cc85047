import { createMows } from "@mows/sdk";
import { setupServer } from "msw/node";
import { expect, it } from "vitest";
import { createTestCloud } from "./index.ts";
import "./msw.ts";

/** Whatever a page on this origin asks of its cloud is answered by a test cloud, through the platform's own `fetch`. */
async function page() {
  const cloud = await createTestCloud();
  const ada = await cloud.user("ada", { app: "music", grants: [{ path: "/Music", access: "write" }] });
  const server = setupServer(...cloud.mswHandlers(ada));
  server.listen();
  return {
    cloud,
    ada,
    mows: createMows({ url: "http://localhost:6006" }),
    async [Symbol.asyncDispose]() {
      server.close();
      await cloud.close();
    },
  };
}

it("answers GraphQL", async () => {
  await using given = await page();
  expect(await given.mows.auth.session()).toMatchObject({ person: { username: "ada" }, app: { id: "music" } });
});

it("carries uploads and gives their content back, by ranges too", async () => {
  await using given = await page();
  const { cloud, ada, mows } = given;
  const folderId = await cloud.files.folder(ada, "/Music");
  const queue = await mows.uploads();
  queue.add([new File(["0123456789"], "a.txt")], { folderId });
  await expect.poll(() => queue.getSnapshot()[0]?.state, { timeout: 10_000 }).toBe("done");
  const id = queue.getSnapshot()[0]?.nodeId ?? "";
  const part = await fetch(`http://localhost:6006/.mows/files/${id}/content`, { headers: { range: "bytes=2-4" } });
  expect([part.status, await part.text()]).toEqual([206, "234"]);
});

it("streams changes as they happen", async () => {
  await using given = await page();
  const { cloud, ada, mows } = given;
  const created = Promise.withResolvers<string>();
  const unsubscribe = mows.changes.subscribe(({ changes }) => {
    const change = changes.find(({ op }) => op === "CREATED");
    if (change !== undefined) created.resolve(change.id);
  });
  const opened = Promise.withResolvers<void>();
  const stop = mows.changes.subscribeStatus(() => mows.changes.status === "open" && opened.resolve());
  await opened.promise;
  const { nodeId } = await cloud.files.upload(ada, "/Music/new.txt", "la");
  expect(await created.promise).toBe(nodeId);
  stop();
  unsubscribe();
});

it("fails as the network does", async () => {
  await using given = await page();
  given.cloud.network.offline();
  await expect(given.mows.files.roots()).rejects.toMatchObject({ kind: "network" });
});
