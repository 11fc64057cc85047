import type { Page } from "playwright-core";

/** What the page showed while it was scrolled from one end of the list to the other. */
export type Scrolling = { framesPerSecond: number; longestFrameMs: number; lastRow: number };

/** One turn of the wheel goes this far: a list of 20,000 rows is through in about ten seconds. */
const wheelPx = 1_800;
const view = { x: 640, y: 400 };

/** Turns the wheel as fast as the page takes it, once a frame, until the scroller is at its end. */
export async function scrollToEnd(page: Page): Promise<Scrolling> {
  await page.mouse.move(view.x, view.y);
  await page.evaluate(() => {
    const frames: number[] = [];
    const count = (at: number) => {
      frames.push(at);
      requestAnimationFrame(count);
    };
    requestAnimationFrame(count);
    Object.assign(globalThis, { benchFrames: frames });
  });
  const isAtEnd = () =>
    page.evaluate(() => {
      const main = document.querySelector("main");
      return main !== null && main.scrollTop + main.clientHeight >= main.scrollHeight - 1;
    });
  for (let turn = 0; ; turn += 1) {
    await page.mouse.wheel(0, wheelPx);
    if (turn % 50 === 49 && (await isAtEnd())) break;
  }
  return page.evaluate(() => {
    const { benchFrames: frames } = globalThis as unknown as { benchFrames: number[] };
    const lengths = frames.slice(1).map((at, index) => at - (frames[index] ?? at));
    const rows = [...document.querySelectorAll<HTMLElement>("[data-row]")].map((row) => Number(row.dataset["row"]));
    return {
      framesPerSecond: (lengths.length / lengths.reduce((sum, each) => sum + each, 0)) * 1_000,
      longestFrameMs: Math.max(...lengths),
      lastRow: Math.max(...rows) + 1,
    };
  });
}
