import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    name: "create-mows-app",
    environment: "node",
    include: ["src/**/*.test.ts", "templates/*/src/**/*.test.ts"],
  },
});
