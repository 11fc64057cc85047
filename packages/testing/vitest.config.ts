import { defineConfig } from "vitest/config";

/** A first start on a machine that is busy with other work takes its time, and the very first one makes the template. */
export default defineConfig({ test: { name: "testing", testTimeout: 30_000, hookTimeout: 30_000 } });
