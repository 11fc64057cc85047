import { expect, test } from "@playwright/test";
import { startCloud } from "../support/cloud.ts";
import { claimCloud } from "../support/owner.ts";
import { checkPage, watchPages } from "../support/watch-page.ts";

/** German has the longer words, so it is the one that has to fit a phone. `npm run test:pages` looks at each in both widths. */
const everyWidth = process.env["MOWS_EVERY_WIDTH"] === "1";
const languages = [
  { choose: "English", settings: "Settings", widths: everyWidth ? [360, 1280] : [1280] },
  { choose: "Deutsch", settings: "Einstellungen", widths: everyWidth ? [360, 1280] : [360] },
];

for (const { choose, settings, widths } of languages) {
  test(`every page of the settings fits, is reachable and accessible, in ${choose}`, async ({ context, page }) => {
    await using cloud = await startCloud();
    const watch = await watchPages(context);
    await claimCloud(page, cloud);
    await page.getByRole("combobox", { name: /Language|Sprache/ }).selectOption(choose);
    await page.getByRole("main").getByRole("link", { name: settings }).click();
    const navigation = page.getByRole("navigation", { name: settings });
    await expect(navigation).toBeVisible();
    const names = await navigation.getByRole("link").allTextContents();
    expect(names.length).toBeGreaterThan(0);
    for (const width of widths) {
      await page.setViewportSize({ width, height: 800 });
      for (const name of names) {
        // By the keyboard, as somebody without a mouse goes there.
        const link = navigation.getByRole("link", { name, exact: true });
        if ((await link.getAttribute("aria-current")) === null) {
          await link.focus();
          await page.keyboard.press("Enter");
          await expect(page.getByRole("heading", { level: 1 })).toBeFocused();
        }
        await expect(link).toHaveAttribute("aria-current", "page");
        await expect(page.getByRole("main").locator(".loading")).toHaveCount(0);
        const beyond = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        );
        expect(beyond, `${name} scrolls sideways at ${width} px`).toBe(0);
        await checkPage(page, `settings-${name}-${choose}`);
      }
    }
    watch.expectClean();
  });
}
