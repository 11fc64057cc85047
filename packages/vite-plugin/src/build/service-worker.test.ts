import { runInNewContext } from "node:vm";
import { expect, it } from "vitest";
import { serviceWorker } from "./service-worker.ts";

const origin = "http://notes.mows.localhost:4000";

it("answers from its store only where the network does not, and never for the cloud", async () => {
  const worker = startWorker({ online: true });
  expect(await worker.answer("/", { mode: "navigate" })).toBe("network /");
  expect(await worker.answer("/assets/a.js")).toBe("kept /assets/a.js");
  expect(await worker.answer("/other.js")).toBeNull();
  expect(await worker.answer("/.mows/graphql")).toBeNull();
  expect(await worker.answer("/.mows/files/1/content", { mode: "navigate" })).toBeNull();
  expect(await worker.answer("/assets/a.js", { method: "POST" })).toBeNull();

  const offline = startWorker({ online: false });
  expect(await offline.answer("/notes/1", { mode: "navigate" })).toBe("kept /");
});

it("drops the stores of other versions when it takes over, and nobody else's", async () => {
  const worker = startWorker({ online: true });
  expect(await worker.activate(["mows-app-old", "mows-app-new", "other"])).toEqual(["mows-app-old"]);
});

type Fetched = { request: { url: string; method: string; mode: string }; respondWith(answer: Promise<string>): void };
type Activated = { waitUntil(work: Promise<unknown>): void };

/** The worker's source in a context that has what it uses of the Service Worker API. */
function startWorker({ online }: { online: boolean }) {
  const listeners: { fetch?: (event: Fetched) => void; activate?: (event: Activated) => void } = {};
  const removed: string[] = [];
  let names: string[] = [];
  runInNewContext(serviceWorker({ precached: ["/", "/assets/a.js"], version: "new" }), {
    URL,
    location: { origin },
    clients: { claim: async () => undefined },
    addEventListener: (type: "fetch" | "activate", listener: never) => (listeners[type] = listener),
    fetch: async ({ url }: { url: string }) => {
      if (!online) throw new TypeError("offline");
      return `network ${new URL(url).pathname}`;
    },
    caches: {
      keys: async () => names,
      delete: async (name: string) => removed.push(name),
      open: async () => ({ match: async (path: string) => `kept ${path}` }),
    },
  });
  return {
    async answer(path: string, { mode = "cors", method = "GET" } = {}): Promise<string | null> {
      let answer: Promise<string> | null = null;
      listeners.fetch?.({
        request: { url: origin + path, method, mode },
        respondWith: (given) => void (answer = given),
      });
      return answer;
    },
    async activate(given: string[]): Promise<string[]> {
      names = given;
      let work: Promise<unknown> = Promise.resolve();
      listeners.activate?.({ waitUntil: (given) => void (work = given) });
      await work;
      return removed;
    },
  };
}
