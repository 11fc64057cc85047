import { fileURLToPath } from "node:url";
import { defineConfig, type Plugin } from "vite";

const entries = { index: "src/index.ts", react: "src/react.tsx", vitest: "src/vitest.ts", msw: "src/msw.ts" };

/** What a program that tests has anyway, or must have only once, and what brings files of its own along. */
const beside = [
  /^(@electric-sql\/pglite|@mows\/sdk|@mows\/react|@tanstack\/react-query|react|msw|vitest|sharp|yjs|lib0|y-protocols)(\/|$)/,
];

/** A cloud in memory never asks for the adapters of disks and processes. What draws covers in Node is a binary; pages have a canvas. */
const ofTheMachine = ["node", "disk", "open-app-folders"];

/**
 * What is published of `@mows/testing`: the cloud's services in plain JavaScript, once for Node and once (`--mode browser`) for pages,
 * as the packages in it keep the two apart themselves.
 */
export default defineConfig(({ mode }) => ({
  plugins: [
    without(mode === "browser" ? [...ofTheMachine, "make-cover", "draw-thumbnails", "read-image"] : ofTheMachine),
    shippedTemplate(),
  ],
  build: {
    outDir: `dist/${mode === "browser" ? "browser" : "node"}`,
    target: "es2024",
    minify: false,
    // Declarations lie in the folder above.
    ...(mode === "browser" ? { lib: { entry: entries, formats: ["es" as const] } } : { ssr: true }),
    rolldownOptions: {
      input: entries,
      external: [...beside, /^node:/],
      output: { entryFileNames: "[name].js", chunkFileNames: "[name]-[hash].js" },
    },
  },
  ssr: { noExternal: true },
}));

/** Modules of the server that are empty here. */
function without(names: readonly string[]): Plugin {
  const id = new RegExp(`/server-apis/src/.*[/.](${names.join("|")})\\.ts$`);
  return { name: "mows:without", enforce: "pre", load: { filter: { id }, handler: () => "export {};" } };
}

/** The database's template lies in the package. Its address is left as it is: whoever bundles this for a page sees to the file. */
function shippedTemplate(): Plugin {
  return {
    name: "mows:shipped-template",
    enforce: "pre",
    resolveId: {
      filter: { id: /template-store\.node\.ts$/ },
      handler: () => fileURLToPath(new URL("src/database/template-store.shipped.node.ts", import.meta.url)),
    },
    transform: {
      filter: { id: /template-store\.(browser|shipped\.node)\.ts$/ },
      handler: (code) => ({ code: code.replace("new URL(", "new URL(/* @vite-ignore */ "), map: null }),
    },
  };
}
