import type { Plugin } from "vite";
import { externalizeScripts, scriptPrefix } from "./externalize-scripts.ts";
import { strictClient } from "./strict-client.ts";

const client = /\/vite\/dist\/client\/client\.mjs$/;

/**
 * An installed app's worker at the same origin would answer with files of the last build: this takes its place, empties its
 * stores and goes.
 */
const leavingWorker = `addEventListener("install", () => skipWaiting());
addEventListener("activate", (event) => {
  const emptied = caches.keys().then((names) => Promise.all(names.filter((name) => name.startsWith("mows-app-")).map((name) => caches.delete(name))));
  event.waitUntil(emptied.then(() => registration.unregister()));
});
`;

/** Makes what Vite and its plugins put into a page work under the cloud's content security policy. */
export function strictPages(): Plugin {
  const scripts = new Map<string, string>();
  return {
    name: "mows:strict-pages",
    apply: "serve",
    configureServer(server) {
      server.middlewares.use((request, response, next) => {
        const path = new URL(request.url ?? "/", "http://localhost").pathname;
        const code = path === "/service-worker.js" ? leavingWorker : scripts.get(path.slice(scriptPrefix.length));
        if (code === undefined || !(path.startsWith(scriptPrefix) || path === "/service-worker.js")) return next();
        response.writeHead(200, { "content-type": "text/javascript; charset=utf-8", "cache-control": "no-cache" });
        response.end(code);
      });
    },
    transform: {
      filter: { id: client },
      handler(code) {
        const strict = strictClient(code);
        if (strict === null)
          this.error(
            "This version of Vite has a client that @mows/vite-plugin does not know. Use Vite 8.3, or a newer plugin.",
          );
        return { code: strict, map: null };
      },
    },
    transformIndexHtml: {
      order: "post",
      handler: (html) => externalizeScripts(html, (name, code) => scripts.set(name, code)),
    },
  };
}
