import { defineConfig } from "vitest/config";

/** A PostgreSQL, in memory or on disk, may take seconds to start beside other work. */
export default defineConfig({ test: { testTimeout: 30_000, hookTimeout: 30_000 } });
