import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import type { Plugin } from "vite";

const fileName = "mockServiceWorker.js";

/** Serves and builds the service worker of the `msw` that is installed: a copy beside the sources would fall behind it. */
export function mockServiceWorker(): Plugin {
  const read = () => readFile(createRequire(import.meta.url).resolve(`msw/${fileName}`));
  return {
    name: "mock-service-worker",
    configureServer(server) {
      server.middlewares.use(`/${fileName}`, (_request, response, next) => {
        read().then((source) => {
          response.setHeader("content-type", "text/javascript");
          response.end(source);
        }, next);
      });
    },
    async generateBundle() {
      this.emitFile({ type: "asset", fileName, source: await read() });
    },
  };
}
