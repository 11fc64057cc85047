import { expect, type Locator, type Page } from "@playwright/test";

/** Plays a row of a track list; its button shows under the pointer. */
export async function playRow(row: Locator): Promise<void> {
  await row.hover();
  await row.getByRole("button", { name: /^Play / }).click();
}

/** Until a file's tags are read, its track goes by the file's name, which begins with its number. */
export async function expectTagsRead(page: Page): Promise<void> {
  await expect(page.locator(".track-row-title").filter({ hasText: /^\d\d / })).toHaveCount(0, { timeout: 60_000 });
}

/** The player bar of Cadence, as a person sees it. */
export function playerOf(page: Page) {
  const bar = page.getByRole("region", { name: "Player" });
  const seek = bar.getByRole("slider", { name: "Seek" });
  const seconds = async () => Number(await seek.inputValue());
  return {
    bar,
    /** Sound is coming: the position moves on by itself. */
    async expectPlaying() {
      await expect(bar.getByRole("button", { name: "Pause" })).toBeVisible();
      const from = await seconds();
      await expect.poll(seconds, { timeout: 20_000 }).toBeGreaterThan(from);
    },
    /** Jumps to the middle, and plays on from there. */
    async seekToTheMiddle() {
      const length = Number(await seek.getAttribute("max"));
      const middle = Math.floor(length / 2);
      await seek.fill(String(middle));
      await expect.poll(seconds).toBeGreaterThanOrEqual(middle);
      await expect.poll(seconds, { timeout: 20_000 }).toBeGreaterThan(middle);
      expect(await seconds()).toBeLessThan(length);
    },
    next: () => bar.getByRole("button", { name: "Next", exact: true }).click(),
  };
}
