import type { Page } from "playwright-core";

const rowSelector = '[data-row="0"]';

/** Opens the address and gives the milliseconds from the navigation's start to the frame that has the list's first row on it. */
export async function untilPainted(page: Page, url: string): Promise<number> {
  await page.goto(url, { waitUntil: "commit" });
  return page.evaluate(
    (selector) =>
      new Promise<number>((resolve) => {
        const look = () => {
          if (document.querySelector(selector) === null) return;
          observer.disconnect();
          // The callback runs before the frame that has the row is drawn; the task after it runs once it has been.
          requestAnimationFrame(() => {
            const { port1, port2 } = new MessageChannel();
            port1.addEventListener("message", () => resolve(performance.now()));
            port1.start();
            port2.postMessage(null);
          });
        };
        const observer = new MutationObserver(look);
        observer.observe(document, { childList: true, subtree: true });
        look();
      }),
    rowSelector,
  );
}
