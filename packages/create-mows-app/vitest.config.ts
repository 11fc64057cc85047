import { defineConfig } from "vitest/config";

/** A template's tests start a cloud in memory, which takes its time on a machine that is busy with other work. */
export default defineConfig({
  // As in @mows/testing, whose sources these tests run from.
  resolve: { alias: [{ find: /^graphql$/, replacement: "graphql/index.js" }] },
  test: {
    name: "create-mows-app",
    environment: "node",
    include: ["src/**/*.test.ts", "templates/*/src/**/*.test.{ts,tsx}"],
    testTimeout: 30_000,
  },
});
