import { basename, extname } from "node:path";
import { expect, test } from "@playwright/test";
import { startCloud } from "../support/cloud.ts";
import { findMusic } from "../support/music.ts";
import { claimCloud, installPlayer, openPlayer } from "../support/owner.ts";
import { playerOf, playRow } from "../support/player.ts";
import { watchPages } from "../support/watch-page.ts";

test("imported music of every format plays, seeks in the middle and goes on to the next", async ({ context, page }) => {
  await using music = await findMusic();
  await using cloud = await startCloud();
  const watch = await watchPages(context);
  await claimCloud(page, cloud);
  await installPlayer(cloud);

  const imported = await cloud.cli("import", music.folder, "--to", "/Music", "--as", "olga", "--json");
  expect(imported.code, imported.stderr).toBe(0);
  expect(JSON.parse(imported.stdout)).toMatchObject({ alreadyThere: 0, failures: [] });
  const again = await cloud.cli("import", music.folder, "--to", "/Music", "--as", "olga", "--json");
  expect(JSON.parse(again.stdout)).toMatchObject({ imported: 0, failures: [] });

  await openPlayer(page, cloud);
  await page.goto(`${cloud.urlOf("spotify")}/tracks`);
  const rows = page.getByRole("row");
  await expect(rows).toHaveCount(music.files.length);
  await expect(rows.filter({ hasText: /\d (second|minute)/ })).toHaveCount(music.files.length, { timeout: 60_000 });

  const player = playerOf(page);
  const formats = new Map(music.files.map((file) => [extname(file), basename(file)]));
  const titles = await rows.locator(".track-row-title").allTextContents();
  await playRow(rows.first());
  for (const [index, title] of titles.entries()) {
    await test.step(title, async () => {
      await expect(player.bar).toContainText(title);
      await player.expectPlaying();
      await player.seekToTheMiddle();
      if (index < titles.length - 1) await player.next();
    });
  }
  expect(formats.size).toBeGreaterThan(1);
  watch.expectClean();
});
