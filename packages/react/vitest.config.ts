import { defineConfig } from "vitest/config";

/** Files share their worker's modules and page, whose making cost more than the tests: each test takes off the page what it put there. */
export default defineConfig({ test: { name: "react", environment: "happy-dom", isolate: false } });
