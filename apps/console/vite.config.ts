import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

/** What the build emits has to run under `default-src 'self'`: no inline script, no `data:` address. */
export default defineConfig({
  plugins: [react()],
  build: {
    outDir: "dist",
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    target: "baseline-widely-available",
    cssTarget: ["chrome123", "firefox121", "safari17.5"],
  },
});
