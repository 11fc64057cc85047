import { defineConfig } from "vitest/config";

/** The unit tests of the whole workspace in one run; a package with needs of its own has a config beside its package.json. */
export default defineConfig({
  test: {
    projects: [
      "packages/*",
      "packages/server-apis/vitest.postgres.config.ts",
      "platform/*",
      "apps/*",
      "examples/*",
      "bench",
      { test: { name: "scripts", root: "scripts", include: ["**/*.test.mjs"] } },
    ],
  },
});
