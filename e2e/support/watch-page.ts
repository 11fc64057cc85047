import { AxeBuilder } from "@axe-core/playwright";
import { expect, test, type BrowserContext, type Page } from "@playwright/test";

/** What no page of ours may ever do, collected over a whole browser context. */
export type Watch = {
  /** Fails on anything collected so far. */
  expectClean(): void;
};

/**
 * Notes every Content-Security-Policy violation, console error, uncaught error and request that leaves the cloud's domain, on every page of the
 * context from now on.
 */
export async function watchPages(context: BrowserContext, domain = "mows.localhost"): Promise<Watch> {
  const faults: string[] = [];
  await context.exposeBinding(
    "reportViolation",
    ({ page }, violation: string) => void faults.push(`${page.url()}: CSP: ${violation}`),
  );
  await context.addInitScript(() => {
    document.addEventListener("securitypolicyviolation", (event) => {
      const report = (window as unknown as { reportViolation(text: string): void }).reportViolation;
      report(`${event.effectiveDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`);
    });
  });
  const watch = (page: Page) => {
    page.on("console", (message) => {
      if (message.type() === "error")
        faults.push(`${page.url()}: console: ${message.text()} ${message.location().url}`);
    });
    page.on("pageerror", (error) => faults.push(`${page.url()}: uncaught: ${error.message}`));
  };
  context.on("page", watch);
  for (const page of context.pages()) watch(page);
  context.on("request", (request) => {
    const url = new URL(request.url());
    const inside = url.hostname === domain || url.hostname.endsWith(`.${domain}`);
    if (!inside && url.protocol !== "about:" && url.protocol !== "blob:") faults.push(`request to ${request.url()}`);
  });
  return { expectClean: () => expect(faults).toEqual([]) };
}

/** axe finds nothing, in light and in dark; the screenshots are there to be looked at. */
export async function checkPage(page: Page, name: string): Promise<void> {
  await test.step(`look at ${name}`, async () => {
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      await settleColours(page);
      const { width } = page.viewportSize() ?? { width: 0 };
      const { violations } = await analyze(page);
      await page.screenshot({ path: test.info().outputPath(`${name}-${width}-${colorScheme}.png`) });
      const found = violations.map(
        ({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(" ")).join(", ")}`,
      );
      expect(found, `${name} at ${width} px in ${colorScheme}`).toEqual([]);
    }
  });
}

/**
 * With every rule. A page without frames is judged in place: axe would otherwise open an empty page beside it each time, only to put frames'
 * results together, which costs more than looking does.
 */
function analyze(page: Page): ReturnType<AxeBuilder["analyze"]> {
  const hasFrames = page.frames().length > 1;
  return new AxeBuilder({ page })
    .options({ resultTypes: ["violations"] })
    .setLegacyMode(!hasFrames)
    .analyze();
}

/** Lets the fades end that a change of the colour scheme began: half-way colours are nobody's. */
async function settleColours(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    await frame();
    await frame();
    const ending = document.getAnimations().filter((one) => Number.isFinite(one.effect?.getComputedTiming().endTime));
    await Promise.allSettled(ending.map((one) => one.finished));
  });
}
