import { defineConfig } from "vitest/config";

/** Not the build's configuration: tests run the sources. */
export default defineConfig({ test: { name: "mows", environment: "node" } });
