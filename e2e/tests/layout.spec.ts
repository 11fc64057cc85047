import { expect, test } from "@playwright/test";
import { startCloud } from "../support/cloud.ts";
import { generateMusic } from "../support/music.ts";
import { claimCloud, installPlayer, openPlayer } from "../support/owner.ts";
import { playRow } from "../support/player.ts";
import { checkPage, watchPages } from "../support/watch-page.ts";

const sizes = [
  { width: 360, height: 740 },
  { width: 1600, height: 1000 },
];

for (const viewport of sizes) {
  test.describe(`at ${viewport.width} px`, () => {
    test.use({ viewport, hasTouch: viewport.width < 700 });
    test(`every page fits ${viewport.width} px, in light and dark, for everyone`, async ({ context, page }) => {
      await using music = await generateMusic();
      await using cloud = await startCloud();
      const watch = await watchPages(context);
      const check = async (name: string) => {
        const overflow = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        );
        expect(overflow, `${name} scrolls sideways`).toBe(0);
        await checkPage(page, name);
      };

      await page.goto(`${cloud.url}/sign-in`);
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      await check("sign-in-without-owner");
      await claimCloud(page, cloud);
      await check("home");
      await installPlayer(cloud);
      const imported = await cloud.cli("import", music.folder, "--to", "/Music", "--as", "olga");
      expect(imported.code, imported.stderr).toBe(0);
      await page.goto(cloud.urlOf("spotify"));
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      await check("player-front-door");
      await openPlayer(page, cloud);
      for (const place of [
        "",
        "albums",
        "artists",
        "tracks",
        "recent",
        "search?q=e",
        "queue",
        "playlists",
        "nothing/here",
      ]) {
        await page.goto(`${cloud.urlOf("spotify")}/${place}`);
        await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
        await expect(page.getByRole("heading", { name: "Loading your library" })).toHaveCount(0);
        await check(`player-${place.replace(/\W.*/, "") || "home"}`);
      }
      await page.goto(`${cloud.urlOf("spotify")}/tracks`);
      if (viewport.width > 700) await playRow(page.getByRole("row").first());
      else await page.getByRole("row").first().click();
      await expect(page.getByRole("button", { name: "Pause" }).first()).toBeVisible();
      await check("player-playing");
      watch.expectClean();
    });
  });
}
