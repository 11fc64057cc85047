import { defineConfig } from "vitest/config";

/**
 * A PostgreSQL, in memory or on disk, may take seconds to start beside other work. `graphql` is the one that Node gives its dependants: Vite
 * would take the package's other build for our own imports, and a schema of one is none to the other. Files share their worker's modules and
 * with them its database in memory, whose start is the dearest part of a test; tests own what they make, so nothing else is shared.
 */
export default defineConfig({
  resolve: { alias: [{ find: /^graphql$/, replacement: "graphql/index.js" }] },
  test: { isolate: false, testTimeout: 30_000, hookTimeout: 30_000 },
});
