import { type Browser, expect, type Page, test } from "@playwright/test";
import { type Cloud, startCloud } from "../support/cloud.ts";
import { apartMs, heardOn, listenIn } from "../support/heard.ts";
import { generateMusic } from "../support/music.ts";
import { claimCloud, enterPassword, installPlayer, openPlayer } from "../support/owner.ts";
import { expectTagsRead, playerOf, playRow } from "../support/player.ts";
import { checkPage, watchPages } from "../support/watch-page.ts";

/** As far apart as two who listen together may be. */
const inStepMs = 150;
const playlistLength = 4;

test.describe.configure({ timeout: 180_000 });

test("two browsers order one playlist at the same time, one of them offline, and listen together", async ({
  browser,
  context,
  page: first,
}) => {
  await using music = await generateMusic();
  await using cloud = await startCloud();
  const watch = await watchPages(context);
  await listenIn(first);
  await claimCloud(first, cloud);
  await installPlayer(cloud);
  expect((await cloud.cli("import", music.folder, "--to", "/Music", "--as", "olga")).code).toBe(0);
  await openPlayer(first, cloud);
  await makePlaylist(first, music.files.length);
  await using other = await openOtherBrowser(browser, cloud, first.url());
  const second = other.page;
  const titles = (page: Page) => page.locator(".track-row-title");
  await expect(titles(second)).toHaveCount(playlistLength);
  const before = await titles(first).allTextContents();

  await test.step("each sees that the other is there", async () => {
    for (const page of [first, second]) await expect(page.locator(".mows-avatars-item")).toHaveCount(1);
    // From here on its browser complains of the network.
    other.watch.expectClean();
  });

  await test.step("edits made without a network and meanwhile with one come together", async () => {
    await second.context().setOffline(true);
    await second.getByRole("row").nth(1).focus();
    await second.keyboard.press("Alt+ArrowUp");
    const [one = "", two = "", third = "", ...rest] = before;
    await expect(titles(second)).toHaveText([two, one, third, ...rest]);
    await first.getByRole("button", { name: `More actions for ${third}` }).click();
    await first.getByRole("menuitem", { name: "Remove from this playlist" }).click();
    await expect(titles(first)).toHaveText([one, two, ...rest]);
    await second.context().setOffline(false);
    for (const page of [first, second]) await expect(titles(page)).toHaveText([two, one, ...rest], { timeout: 30_000 });
  });

  await test.step("what one plays, the other hears at the same moment", async () => {
    await playRow(first.getByRole("row").nth(0));
    await playerOf(first).expectPlaying();
    await first.getByRole("button", { name: /^Listen together/ }).click();
    await first.getByRole("button", { name: "Start listening together" }).click();
    await second.getByRole("button", { name: /^Listen together/ }).click();
    await expect(second.getByRole("list", { name: "Listening now" })).toContainText("Olga Owner");
    await second.getByRole("button", { name: "Join Olga Owner" }).click();
    await expectInStep(first, second);
    await checkPage(second, "player-together");
  });

  await test.step("whoever pauses, seeks or skips does it for both", async () => {
    await second.keyboard.press("Escape");
    await playerOf(second).bar.getByRole("button", { name: "Pause" }).click();
    await expect.poll(() => heardOn(first)).toBeNull();
    await playerOf(second).bar.getByRole("button", { name: "Play", exact: true }).click();
    await expectInStep(first, second);
    await first.keyboard.press("Escape");
    await playerOf(first).seekToTheMiddle();
    await expectInStep(first, second);
    const track = (await heardOn(first))?.track;
    await playerOf(second).next();
    await expectInStep(first, second);
    expect((await heardOn(first))?.track).not.toBe(track);
  });

  await test.step("when the one who leads goes, the other goes on", async () => {
    await first.getByRole("button", { name: /^Listening together/ }).click();
    await expect(first.getByRole("status").filter({ hasText: "Olga Owner leads." })).toBeVisible();
    watch.expectClean();
    await second.close();
    await expect(first.getByRole("status").filter({ hasText: "You lead" })).toBeVisible({ timeout: 30_000 });
    expect(await heardOn(first)).not.toBeNull();
  });
});

/** Of the first tracks of so many. */
async function makePlaylist(page: Page, count: number): Promise<void> {
  await page.getByRole("link", { name: "Tracks", exact: true }).click();
  const titles = page.locator(".track-row-title");
  await expect(titles).toHaveCount(count);
  await expectTagsRead(page);
  const [first = "", ...others] = (await titles.allTextContents()).slice(0, playlistLength);
  const add = async (title: string, to: string) => {
    await page.getByRole("button", { name: `More actions for ${title}` }).click();
    await page.getByRole("menuitem", { name: "Add to playlist" }).click();
    await page.getByRole("menuitem", { name: to }).click();
  };
  await add(first, "New playlist…");
  await page.getByRole("dialog").getByRole("textbox", { name: "Name" }).fill("Ours");
  await page.getByRole("dialog").getByRole("button", { name: "Create" }).click();
  const link = page.getByRole("region", { name: "Playlists" }).getByRole("link", { name: "Ours" });
  await expect(link).toBeVisible();
  for (const title of others) {
    await add(title, "Ours");
    await expect(page.getByRole("status").filter({ hasText: "Added 1 track to Ours" })).toBeAttached();
  }
  await link.click();
  await expect(titles).toHaveCount(playlistLength);
}

/** The same person at another machine, on the same page. */
async function openOtherBrowser(browser: Browser, cloud: Cloud, url: string) {
  const context = await browser.newContext();
  const watch = await watchPages(context);
  const page = await context.newPage();
  await listenIn(page);
  await page.goto(`${cloud.url}/sign-in`);
  await enterPassword(page);
  await expect(page.getByRole("heading", { level: 1, name: /Hello, Olga/ })).toBeVisible();
  await page.goto(cloud.urlOf("spotify"));
  await page.getByRole("link", { name: /Sign in/ }).click();
  await expect(page.getByRole("navigation", { name: /Library|Main/ }).first()).toBeVisible();
  await page.goto(url);
  return { page, watch, [Symbol.asyncDispose]: () => context.close() };
}

/** They come into step, and stay so for as long as it takes to look five times. */
async function expectInStep(one: Page, other: Page): Promise<void> {
  const farthest = async () => {
    const apart: number[] = [];
    for (let n = 0; n < 5; n += 1) apart.push(await apartMs(one, other));
    return Math.max(...apart);
  };
  await expect.poll(farthest, { timeout: 30_000, intervals: [250] }).toBeLessThan(inStepMs);
}
