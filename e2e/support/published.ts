import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test as base } from "@playwright/test";
import { packPackages } from "./pack-packages.ts";

/** Tests of what is published. `tarballs` has each package's by its name. */
export const test = base.extend<object, { tarballs: ReadonlyMap<string, string> }>({
  tarballs: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads from the pattern what a fixture needs
    async ({}, provide) => {
      const folder = await mkdtemp(join(tmpdir(), "mows-packed-"));
      try {
        await provide(await packPackages(folder));
      } finally {
        await rm(folder, { recursive: true, force: true });
      }
    },
    { scope: "worker", timeout: 180_000 },
  ],
});
