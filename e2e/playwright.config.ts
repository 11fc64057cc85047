import { defineConfig } from "@playwright/test";

/**
 * Every test starts what it needs and owns it; three at a time, which keeps two cores busy. No retries: a flaky test is a
 * fault to find.
 */
export default defineConfig({
  testDir: "tests",
  globalSetup: "./support/prepare-data-folder.ts",
  fullyParallel: true,
  workers: 3,
  retries: 0,
  timeout: 180_000,
  expect: { timeout: 15_000 },
  outputDir: "../test-results/e2e",
  forbidOnly: true,
  use: {
    viewport: { width: 1280, height: 800 },
    actionTimeout: 15_000,
    navigationTimeout: 30_000,
    // Without its film, which draws every frame of every page; the snapshots in it show the same.
    trace: { mode: "retain-on-failure", screenshots: false },
    screenshot: "only-on-failure",
    launchOptions: {
      executablePath: process.env["MOWS_CHROMIUM"] ?? "/usr/bin/chromium",
      args: [
        "--no-sandbox",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--disable-quic",
        "--no-first-run",
        "--autoplay-policy=no-user-gesture-required",
      ],
    },
  },
});
