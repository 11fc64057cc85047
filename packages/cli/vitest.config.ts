import { defineConfig } from "vitest/config";

/**
 * Not the build's configuration: tests run the sources. `graphql` is the one that Node gives the cloud's dependants, as in the cloud's own
 * tests.
 */
export default defineConfig({
  resolve: { alias: [{ find: /^graphql$/, replacement: "graphql/index.js" }] },
  test: { name: "mows", environment: "node" },
});
