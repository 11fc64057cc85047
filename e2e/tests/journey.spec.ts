import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { expect, test, type Page } from "@playwright/test";
import { startCloud } from "../support/cloud.ts";
import { generateMusic, untaggedName, writeUntagged } from "../support/music.ts";
import { claimCloud, enterPassword, installPlayer } from "../support/owner.ts";
import { playerOf, playRow } from "../support/player.ts";
import { checkPage, watchPages } from "../support/watch-page.ts";

test("a new owner's first evening: from npm start to music, and out again", async ({ context, page }) => {
  await using music = await generateMusic();
  await using cloud = await startCloud({ throughNpm: true });
  const watch = await watchPages(context);

  await test.step("the owner link makes the account", async () => {
    await page.goto(cloud.ownerLink ?? "");
    await expect(page.getByRole("heading", { level: 1, name: /Welcome/ })).toBeVisible();
    await checkPage(page, "welcome");
    await claimCloud(page, cloud);
    await checkPage(page, "home-without-apps");
  });

  await test.step("an app is installed by its manifest", async () => {
    await installPlayer(cloud);
    await page.reload();
    await expect(page.getByRole("link", { name: "Open Cadence" })).toBeVisible();
    await checkPage(page, "home");
  });

  await test.step("signing in on the app's origin asks for consent, by name and folder", async () => {
    await context.clearCookies();
    await page.goto(cloud.urlOf("spotify"));
    await checkPage(page, "player-front-door");
    await page
      .getByRole("link", { name: /Sign in/ })
      .or(page.getByRole("button", { name: /Sign in/ }))
      .first()
      .click();
    await expect(page.getByRole("form", { name: "Sign in" })).toBeVisible();
    await checkPage(page, "sign-in");
    await enterPassword(page);
    await expect(page.getByText("Read and change everything in")).toContainText("/Music");
    await expect(page.getByLabel("Address of the app")).toHaveText(cloud.urlOf("spotify"));
    await checkPage(page, "consent");
    await page.getByRole("button", { name: "Allow" }).click();
    await page.waitForURL(`${cloud.urlOf("spotify")}/**`);
    await expect(page.getByRole("button", { name: /Account: Olga/ })).toBeVisible();
    await checkPage(page, "player-empty");
  });

  await test.step("files dropped on the window are uploaded and become music", async () => {
    await dropFiles(page, [...music.files, await writeUntagged(music)]);
    await page.getByRole("link", { name: "Tracks", exact: true }).click();
    await expect(page.getByRole("row")).toHaveCount(music.files.length + 1, { timeout: 60_000 });
    await expect(page.getByRole("row").filter({ hasText: "Halden Mere" }).first()).toBeVisible({ timeout: 60_000 });
    await checkPage(page, "player-tracks");
  });

  const player = playerOf(page);
  await test.step("it plays, seeks and goes on to the next", async () => {
    await playRow(page.getByRole("row").first());
    await player.expectPlaying();
    await player.seekToTheMiddle();
    const title = await page.title();
    await player.next();
    await expect(page).not.toHaveTitle(title);
    await player.expectPlaying();
    await checkPage(page, "player-playing");
    for (const place of ["", "albums", "artists", "recent", "queue", "search?q=a"]) {
      await page.goto(`${cloud.urlOf("spotify")}/${place}`);
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      await expect(page.getByRole("heading", { name: "Loading your library" })).toHaveCount(0);
      await checkPage(page, `player-${place.replace(/\W.*/, "") || "home"}`);
    }
  });

  await test.step("a rename in a second tab shows in the first without a reload", async () => {
    await page.goto(`${cloud.urlOf("spotify")}/tracks`);
    await expect(page.getByText(untaggedName)).toBeVisible();
    const second = await context.newPage();
    await second.goto(`${cloud.urlOf("spotify")}/tracks`);
    await second.getByRole("button", { name: `More actions for ${untaggedName}` }).click();
    await second.getByRole("menuitem", { name: /Rename/ }).click();
    const dialog = second.getByRole("dialog");
    await dialog.getByRole("textbox").fill("0 renamed elsewhere");
    await dialog.getByRole("button", { name: /Rename|Save/ }).click();
    await expect(dialog).toBeHidden();
    await second.close();
    await expect(page.getByText("0 renamed elsewhere")).toBeVisible();
  });

  await test.step("signing out of the cloud ends the app, and its content", async () => {
    const contentPath = await firstContentPath(page);
    const statusOf = () => page.evaluate(async (path) => (await fetch(path)).status, contentPath);
    expect(await statusOf()).toBe(200);
    watch.expectClean();
    const home = await context.newPage();
    await home.goto(cloud.url);
    await home.getByRole("button", { name: /Olga Owner/ }).click();
    await home.getByRole("menuitem", { name: "Sign out" }).click();
    await expect(home.getByRole("form", { name: "Sign in" })).toBeVisible();
    // The browser has the bytes in its cache, and must ask before it uses them.
    expect(await statusOf()).toBe(401);
  });

  expect(await cloud.stop()).toBe(0);
});

/** Drops files of this machine on the window, as a file manager would. */
async function dropFiles(page: Page, paths: readonly string[]): Promise<void> {
  const files = await Promise.all(
    paths.map(async (path) => ({ name: basename(path), base64: (await readFile(path)).toString("base64") })),
  );
  const transfer = await page.evaluateHandle((given) => {
    const data = new DataTransfer();
    for (const { name, base64 } of given) {
      const bytes = Uint8Array.from(atob(base64), (character) => character.codePointAt(0) ?? 0);
      const type = name.endsWith(".flac") ? "audio/flac" : "audio/mpeg";
      data.items.add(new File([bytes], name, { type }));
    }
    return data;
  }, files);
  const zone = page.locator(".mows-dropzone").first();
  for (const event of ["dragenter", "dragover", "drop"]) await zone.dispatchEvent(event, { dataTransfer: transfer });
}

/** The path of some track's bytes, asked of the cloud as the app does. */
function firstContentPath(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const ask = async (query: string) => {
      const headers = { "content-type": "application/json" };
      const answer = await fetch("/.mows/graphql", { method: "POST", headers, body: JSON.stringify({ query }) });
      return (await answer.json()) as { data: Record<string, { roots: { node: { id: string } }[]; id: string[] }> };
    };
    const { data } = await ask("{ roots { ... on Roots { roots { node { id } } } } }");
    const rootId = data["roots"]?.roots[0]?.node.id ?? "";
    const index = await ask(`{ fileIndex(withinId: "${rootId}", mimeType: "audio/*") { ... on FileIndex { id } } }`);
    return `/.mows/files/${index.data["fileIndex"]?.id[0] ?? ""}/content`;
  });
}
