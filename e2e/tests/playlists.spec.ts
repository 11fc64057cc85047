import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test, type Page } from "@playwright/test";
import { startCloud } from "../support/cloud.ts";
import { generateMusic, type Music } from "../support/music.ts";
import { claimCloud, installPlayer, openPlayer } from "../support/owner.ts";
import { expectTagsRead } from "../support/player.ts";
import { checkPage, watchPages } from "../support/watch-page.ts";

test("a playlist is a document of the person's own: made, filled, ordered, renamed, found again, deleted", async ({
  context,
  page,
}) => {
  await using music = await generateMusic();
  await writeOldPlaylist(music);
  await using cloud = await startCloud();
  const watch = await watchPages(context);
  await claimCloud(page, cloud);
  await installPlayer(cloud);
  expect((await cloud.cli("import", music.folder, "--to", "/Music", "--as", "olga")).code).toBe(0);
  await openPlayer(page, cloud);
  await page.getByRole("link", { name: "Tracks", exact: true }).click();
  const titles = page.locator(".track-row-title");
  await expect(titles).toHaveCount(music.files.length);
  await expectTagsRead(page);
  const [first = "", second = ""] = await titles.allTextContents();
  const sidebar = page.getByRole("region", { name: "Playlists" });

  await test.step("one that an older Cadence kept in a file has become a document", async () => {
    await sidebar.getByRole("link", { name: "Summer" }).click();
    await expect(page.getByText("1 not in your library now")).toBeVisible();
    await expect.poll(() => jsonFiles(page)).toEqual([]);
    await page.getByRole("link", { name: "Tracks", exact: true }).click();
    await expect(titles).toHaveCount(music.files.length);
  });

  await test.step("made with a first track, from the track's menu", async () => {
    await page.getByRole("button", { name: `More actions for ${first}` }).click();
    await page.getByRole("menuitem", { name: "Add to playlist" }).click();
    await page.getByRole("menuitem", { name: "New playlist…" }).click();
    await page.getByRole("dialog").getByRole("textbox", { name: "Name" }).fill("Evening");
    await page.getByRole("dialog").getByRole("button", { name: "Create" }).click();
    await expect(sidebar.getByRole("link", { name: /Evening/ })).toBeVisible();
  });

  await test.step("filled with a second", async () => {
    await page.getByRole("button", { name: `More actions for ${second}` }).click();
    await page.getByRole("menuitem", { name: "Add to playlist" }).click();
    await page.getByRole("menuitem", { name: "Evening" }).click();
    await sidebar.getByRole("link", { name: /Evening/ }).click();
    await expect(titles).toHaveText([first, second]);
  });

  await test.step("ordered by the keyboard", async () => {
    await page.getByRole("row").nth(1).focus();
    await page.keyboard.press("Alt+ArrowUp");
    await expect(titles).toHaveText([second, first]);
    await checkPage(page, "player-playlist");
  });

  await test.step("renamed, and found again after a reload", async () => {
    await page.getByRole("button", { name: "Rename playlist" }).click();
    await page.getByRole("dialog").getByRole("textbox", { name: "Name" }).fill("Late evening");
    await page
      .getByRole("dialog")
      .getByRole("button", { name: /Rename|Save/ })
      .click();
    await expect(page.getByRole("heading", { level: 1, name: "Late evening" })).toBeVisible();
    await expect.poll(() => cloudPlaylists(page)).toEqual(["Late evening", "Summer"]);
    await page.reload();
    await expect(page.getByRole("heading", { level: 1, name: "Late evening" })).toBeVisible();
    await expect(titles).toHaveText([second, first]);
  });

  await test.step("deleted, after a question", async () => {
    await page.getByRole("button", { name: "Delete playlist" }).click();
    await page
      .getByRole("alertdialog")
      .getByRole("button", { name: /Delete/ })
      .click();
    await expect(sidebar.getByRole("link", { name: /Late evening/ })).toHaveCount(0);
    await expect.poll(() => cloudPlaylists(page)).toEqual(["Summer"]);
  });
  watch.expectClean();
});

/** Names of the playlists in the cloud, as any other program would find them. */
async function cloudPlaylists(page: Page): Promise<string[]> {
  const id = await musicFolder(page);
  const { documents } = await ask<{ documents: { documents: { name: string }[] } }>(
    page,
    `{ documents(withinId: "${id}", schemaName: "playlist") { ... on Documents { documents { name } } } }`,
  );
  return documents.documents.map(({ name }) => name);
}

async function jsonFiles(page: Page): Promise<string[]> {
  const id = await musicFolder(page);
  const { fileIndex } = await ask<{ fileIndex: { name: string[] } }>(
    page,
    `{ fileIndex(withinId: "${id}", mimeType: "application/json") { ... on FileIndex { name } } }`,
  );
  return fileIndex.name;
}

async function writeOldPlaylist({ folder }: Music): Promise<void> {
  const playlist = { version: 1, id: "0b9d2c4e", revision: 3, name: "Summer", trackIds: ["a track that is gone"] };
  await mkdir(join(folder, "Playlists"));
  await writeFile(join(folder, "Playlists", "Summer.playlist.json"), JSON.stringify(playlist));
}

async function musicFolder(page: Page): Promise<string> {
  const { roots } = await ask<{ roots: { roots: { node: { id: string } }[] } }>(
    page,
    "{ roots { ... on Roots { roots { node { id } } } } }",
  );
  return roots.roots[0]?.node.id ?? "";
}

/** Asks the cloud as the app does. */
async function ask<Data>(page: Page, query: string): Promise<Data> {
  return page.evaluate(async (text) => {
    const headers = { "content-type": "application/json" };
    const answer = await fetch("/.mows/graphql", { method: "POST", headers, body: JSON.stringify({ query: text }) });
    return ((await answer.json()) as { data: never }).data;
  }, query);
}
