import { defineConfig } from "vitest/config";

/** The services' tests once more, over a real PostgreSQL: what holds in memory holds in the database that keeps people's data. */
export default defineConfig({
  // As in vitest.config.ts.
  resolve: { alias: [{ find: /^graphql$/, replacement: "graphql/index.js" }] },
  test: {
    name: "server-apis on PostgreSQL",
    isolate: false,
    globalSetup: "src/kit/testing/provide-postgres.ts",
    include: [
      "src/{search-files,document-history}.test.ts",
      "src/{auth,files,apps,groups,access,links,search,audit,realtime}/*.test.ts",
      "src/{auth,files,apps,groups,access,links,search,audit,realtime}/{domain,routes}/**/*.test.ts",
    ],
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
