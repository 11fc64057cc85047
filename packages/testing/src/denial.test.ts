import { expect, it } from "vitest";
import { createTestCloud } from "./index.ts";
import "./vitest.ts";

async function library() {
  const cloud = await createTestCloud();
  const ada = await cloud.user("ada");
  const { nodeId: song } = await cloud.files.upload(ada, "/Music/song.txt", "la");
  const { nodeId: letter } = await cloud.files.upload(ada, "/Letters/dear-bob.txt", "Dear Bob");
  const player = await cloud.user("ada", { app: "music", grants: [{ path: "/Music", access: "read" }] });
  return { cloud, ada, player, song, letter, [Symbol.asyncDispose]: () => cloud.close() };
}

const failureOf = (check: Promise<unknown>) =>
  check.then(
    () => "",
    (thrown: Error) => thrown.message,
  );

it("tells what an app may not do from what it may", async () => {
  await using given = await library();
  const { player, song } = given;
  await expect(player.mows.files.rename({ id: song, name: "other.txt" })).toBeDenied({
    missingScope: "files.write",
    lacking: "APP",
  });
  await expect(player.mows.files.node({ id: song })).not.toBeDenied();
  await expect(player).toBeDenied({ action: "write", target: "/Music/song.txt" });
  await expect(player).not.toBeDenied({ action: "read", target: "/Music/song.txt" });
});

it("shows the rule that decided where a test expected otherwise", async () => {
  await using given = await library();
  const { ada, player, song, letter } = given;
  expect(await failureOf(expect(player).not.toBeDenied({ action: "read", target: letter }))).toMatch(
    /ada through the app “music” may not read .*the app has “read” on “Music”/,
  );
  expect(await failureOf(expect(player).toBeDenied({ action: "read", target: "/Music" }))).toMatch(
    /may read \/Music\. Grant .* gives the app “read” on “Music”/,
  );
  expect(await failureOf(expect(ada).toBeDenied({ action: "write", target: song }))).toMatch(/owns the space/);
  expect(await failureOf(expect(ada.mows.files.node({ id: song })).toBeDenied())).toMatch(/answered File/);
});

it("hides another person's files, which is told apart from a refusal", async () => {
  await using given = await library();
  const { cloud, song } = given;
  const bob = await cloud.user("bob");
  await expect(bob).toBeDenied({ action: "read", target: song });
  expect(await failureOf(expect(bob.mows.files.node({ id: song })).toBeDenied())).toMatch(
    /answered NodeNotFound\. What a person may not know of/,
  );
});

it("is denied to whoever is signed in nowhere", async () => {
  await using given = await library();
  await expect(given.cloud.visitor("music").mows.files.roots()).toBeDenied({ lacking: "ANONYMOUS" });
});
