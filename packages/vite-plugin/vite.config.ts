import { defineConfig } from "vite";

/** One file: what reads the manifest goes into it, so that nothing private has to be installed beside it. */
export default defineConfig({
  build: {
    ssr: "src/index.ts",
    outDir: "dist",
    target: "node22",
    minify: false,
    rollupOptions: { output: { entryFileNames: "index.js" } },
  },
  ssr: { noExternal: ["@mows/manifest", "yaml", "zod"], external: ["vite"] },
});
