import { setupWorker, type SetupWorker } from "msw/browser";
import { createTestCloud } from "./create-test-cloud.ts";
import "./msw.ts";
import type { TestCloud } from "./test-cloud.ts";
import type { TestPage } from "./test-user.ts";

let starting: Promise<SetupWorker> | null = null;
let current: TestCloud | null = null;
let page: Pick<TestPage, "WebSocket"> | null = null;

export interface TabCloudOptions {
  /** Where the page's server has `mockServiceWorker.js` of the package `msw`; it reaches the pages of its own folder and below. */
  serviceWorkerUrl: string;
}

/**
 * The cloud of this browser tab, made anew and empty in place of the one before. Everything the page asks below `/.mows/` is answered by it:
 * as a visitor to the cloud's own origin, until `answerPageAs` says who is there.
 * How long it took is in the page's performance timeline.
 * @example
 * const cloud = await renewTabCloud({ serviceWorkerUrl: "/mockServiceWorker.js" });
 * answerPageAs(await cloud.user("ada", { app: "music", grants: [{ path: "/Music", access: "write" }] }));
 */
export async function renewTabCloud({ serviceWorkerUrl }: TabCloudOptions): Promise<TestCloud> {
  const start = performance.now();
  const previous = current;
  current = page = null;
  starting ??= startWorker(serviceWorkerUrl);
  await previous?.close();
  const [worker, cloud] = await Promise.all([starting, createTestCloud()]);
  current = cloud;
  worker.resetHandlers(...cloud.mswHandlers());
  performance.measure("a cloud for this tab", { start });
  return cloud;
}

/** The cloud that `renewTabCloud` made last. */
export function tabCloud(): TestCloud {
  if (current === null) throw new Error("this tab has no cloud: renewTabCloud() makes one");
  return current;
}

/** From now on the page is this person's app. */
export async function answerPageAs(user: Pick<TestPage, "origin" | "fetch" | "WebSocket">): Promise<void> {
  page = user;
  (await starting)?.resetHandlers(...tabCloud().mswHandlers(user));
}

/**
 * `WebSocket` for this page, since a service worker sees no sockets: as whoever `answerPageAs` said last.
 * @example
 * const mows = createMows({ WebSocket: PageWebSocket });
 */
export const PageWebSocket: typeof WebSocket = new Proxy(WebSocket, {
  construct(_, [url, protocols]: [string | URL, (string | string[])?]) {
    const { pathname, search } = new URL(url, location.href);
    const { WebSocket: OfPage } = page ?? tabCloud().visitor();
    return new OfPage(pathname + search, protocols);
  },
});

async function startWorker(url: string): Promise<SetupWorker> {
  const worker = setupWorker();
  await worker.start({ quiet: true, onUnhandledFrame: "bypass", serviceWorker: { url } });
  return worker;
}
