import { defineConfig } from "vitest/config";

/**
 * Most of their time goes into hashing passwords, and what they ask of the database others ask too: they are run twice by
 * `npm run test:postgres` only.
 */
const slow = ["src/auth/{accounts,mails,oauth-attacks}.test.ts", "src/auth/domain/consent-choice.test.ts"];

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
    exclude: process.env["MOWS_LONG"] === "1" ? [] : slow,
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
