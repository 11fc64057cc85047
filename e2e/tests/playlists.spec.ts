import { expect, test, type Page } from "@playwright/test";
import { startCloud } from "../support/cloud.ts";
import { generateMusic } from "../support/music.ts";
import { claimCloud, installPlayer, openPlayer } from "../support/owner.ts";
import { checkPage, watchPages } from "../support/watch-page.ts";

test("a playlist is a file of the person's own: made, filled, ordered, renamed, found again, deleted", async ({
  context,
  page,
}) => {
  await using music = await generateMusic();
  await using cloud = await startCloud();
  const watch = await watchPages(context);
  await claimCloud(page, cloud);
  await installPlayer(cloud);
  expect((await cloud.cli("import", music.folder, "--to", "/Music", "--as", "olga")).code).toBe(0);
  await openPlayer(page, cloud);
  await page.getByRole("link", { name: "Tracks", exact: true }).click();
  const titles = page.locator(".track-row-title");
  await expect(titles).toHaveCount(music.files.length);
  const [first = "", second = ""] = await titles.allTextContents();
  const sidebar = page.getByRole("region", { name: "Playlists" });

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
    await expect.poll(() => cloudFiles(page)).toEqual(["Late evening.playlist.json"]);
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
    await expect.poll(() => cloudFiles(page)).toEqual([]);
  });
  watch.expectClean();
});

/** Names of the playlist files in the cloud, as any other program would find them. */
async function cloudFiles(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const headers = { "content-type": "application/json" };
    const ask = async (query: string): Promise<never> =>
      (await (
        await fetch("/.mows/graphql", { method: "POST", headers, body: JSON.stringify({ query }) })
      ).json()) as never;
    const { data }: { data: { roots: { roots: { node: { id: string } }[] } } } = await ask(
      "{ roots { ... on Roots { roots { node { id } } } } }",
    );
    const id = data.roots.roots[0]?.node.id ?? "";
    const index: { data: { fileIndex: { name: string[] } } } = await ask(
      `{ fileIndex(withinId: "${id}", mimeType: "application/json") { ... on FileIndex { name } } }`,
    );
    return index.data.fileIndex.name;
  });
}
