import { mows } from "@mows/vite-plugin";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

export default defineConfig({
  plugins: [react(), mows()],
  // A whole cloud takes its time on a machine that is busy.
  test: { testTimeout: 30_000 },
});
