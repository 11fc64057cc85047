import type { Page } from "@playwright/test";

/** What sounds on a page. */
export type Heard = { track: string; positionMs: number; atMs: number };

type Listened = { playing?: Set<HTMLMediaElement> };

/** Remembers the elements that play, which a player need not put into its page. Before the page is opened. */
export async function listenIn(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const play = HTMLMediaElement.prototype.play;
    HTMLMediaElement.prototype.play = function (this: HTMLMediaElement) {
      ((globalThis as Listened).playing ??= new Set()).add(this);
      return play.call(this);
    };
  });
}

/** What sounds there now, null for silence. All pages of one machine have one clock. */
export function heardOn(page: Page): Promise<Heard | null> {
  return page.evaluate(() => {
    const [element] = [...((globalThis as Listened).playing ?? [])].filter(({ paused, src }) => !paused && src !== "");
    if (element === undefined) return null;
    return { track: new URL(element.src).pathname, positionMs: element.currentTime * 1000, atMs: Date.now() };
  });
}

/** How far apart two pages are, in milliseconds; infinitely far when one is silent or plays something else. */
export async function apartMs(one: Page, other: Page): Promise<number> {
  const [first, second] = await Promise.all([heardOn(one), heardOn(other)]);
  if (first === null || second === null || first.track !== second.track) return Infinity;
  return Math.abs(first.positionMs - first.atMs - (second.positionMs - second.atMs));
}
