import type { StorybookConfig } from "@storybook/react-vite";
import react from "@vitejs/plugin-react";
import { mergeConfig } from "vite";
import { mockServiceWorker } from "./mock-service-worker.ts";

/** Every story runs against a whole cloud in its tab: nothing here, nor in what is built of it, asks anything of another machine. */
const config: StorybookConfig = {
  framework: "@storybook/react-vite",
  stories: ["../packages/react/src/**/*.stories.tsx"],
  addons: ["@storybook/addon-a11y", "@storybook/addon-vitest"],
  core: { disableTelemetry: true, disableWhatsNewNotifications: true, enableCrashReports: false },
  viteFinal: (given) =>
    mergeConfig(given, {
      plugins: [react(), mockServiceWorker()],
      // its WebAssembly is found beside its own module
      // pdf.js is found only when the first PDF is opened: optimising it then would reload the page in the middle of a story.
      optimizeDeps: { exclude: ["@electric-sql/pglite", "pdfjs-dist"] },
    }),
};

export default config;
