import { storybookTest } from "@storybook/addon-vitest/vitest-plugin";
import { playwright } from "@vitest/browser-playwright";
import { defineConfig, type TestProjectConfiguration } from "vitest/config";
import { chromiumToLaunch } from "./chromium.config.ts";

/** Every story in Chromium, with axe. One page for all of them, so that its cloud starts once; that takes its time on a busy machine. */
const stories: TestProjectConfiguration = {
  plugins: [storybookTest({ configDir: import.meta.dirname })],
  test: {
    name: "stories",
    isolate: false,
    testTimeout: 60_000,
    browser: {
      enabled: true,
      headless: true,
      provider: playwright({ launchOptions: chromiumToLaunch }),
      instances: [{ browser: "chromium" }],
    },
  },
};

const built: TestProjectConfiguration = {
  test: { name: "storybook, built", root: import.meta.dirname, testTimeout: 60_000 },
};

export default defineConfig({ test: { projects: [stories, built] } });
