import { defineConfig } from "vitest/config";

/**
 * A first start on a machine that is busy with other work takes its time, and the very first one makes the template. `graphql` is the one
 * that Node gives the server's dependencies: Vite would take the package's other build for the server's own imports.
 */
export default defineConfig({
  resolve: { alias: [{ find: /^graphql$/, replacement: "graphql/index.js" }] },
  test: { name: "testing", testTimeout: 30_000, hookTimeout: 30_000 },
});
