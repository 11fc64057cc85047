import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join, relative, resolve } from "node:path";
import type { Plugin, ResolvedConfig } from "vite";
import { readManifest } from "../read-manifest.ts";
import { serviceWorker } from "./service-worker.ts";

const registration = `addEventListener("load", () => void navigator.serviceWorker.register("/service-worker.js"));\n`;

/** Path from the app's root, and content. */
type BuiltFile = readonly [string, string | Uint8Array];

/** A build that the cloud can serve: nothing inlined, the manifest checked, and a service worker at the app's root. */
export function appBuild(options: { serviceWorker: boolean }): Plugin {
  let config: ResolvedConfig;
  return {
    name: "mows:app-build",
    apply: "build",
    enforce: "post",
    // Small files would become data: addresses, and the polyfill an inline script; the policy lets neither in.
    config: () => ({ base: "/", build: { assetsInlineLimit: 0, modulePreload: { polyfill: false } } }),
    configResolved(resolved) {
      config = resolved;
    },
    async buildStart() {
      const read = await readManifest(config.root);
      if (read.kind === "invalid") this.error(read.report);
      const outDir = relative(config.root, resolve(config.root, config.build.outDir));
      if (read.manifest.static !== outDir) {
        this.warn(
          `mows.yaml takes the app's files from ${read.manifest.static}, and this build puts them into ${outDir}.`,
        );
      }
    },
    transformIndexHtml: {
      order: "post",
      handler: () =>
        options.serviceWorker
          ? [{ tag: "script", attrs: { type: "module", src: "/register-service-worker.js" }, injectTo: "head" }]
          : [],
    },
    generateBundle: {
      order: "post",
      async handler(_options, bundle) {
        if (!options.serviceWorker) return;
        this.emitFile({ type: "asset", fileName: "register-service-worker.js", source: registration });
        const built = Object.values(bundle).map((file): BuiltFile => [
          file.fileName,
          file.type === "chunk" ? file.code : file.source,
        ]);
        const files = [...built.filter(([path]) => !path.endsWith(".map")), ...(await publicFiles(config.publicDir))];
        // The page itself is kept under `/`, as it is asked for.
        const paths = new Set([...files.map(([path]) => path), "register-service-worker.js"]);
        const precached = [...paths].map((path) => (path === "index.html" ? "/" : `/${path}`)).toSorted();
        const source = serviceWorker({ precached, version: versionOf(files) });
        this.emitFile({ type: "asset", fileName: "service-worker.js", source });
      },
    },
  };
}

/** What is copied as it is; `publicDir` is empty when there is none. */
async function publicFiles(publicDir: string): Promise<BuiltFile[]> {
  if (publicDir === "") return [];
  const entries = await readdir(publicDir, { recursive: true, withFileTypes: true }).catch(() => []);
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return Promise.all(
    paths.map(async (path): Promise<BuiltFile> => [
      relative(publicDir, path).replaceAll("\\", "/"),
      await readFile(path),
    ]),
  );
}

/** Changes whenever a file of the build does. */
function versionOf(files: readonly BuiltFile[]): string {
  const hash = createHash("sha256");
  for (const [path, content] of files.toSorted(([a], [b]) => (a < b ? -1 : 1))) hash.update(path).update(content);
  return hash.digest("hex").slice(0, 16);
}
