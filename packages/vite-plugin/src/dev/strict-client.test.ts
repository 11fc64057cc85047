import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { expect, it } from "vitest";
import { strictClient } from "./strict-client.ts";

it("knows the client of the Vite that is installed", async () => {
  const vite = dirname(createRequire(import.meta.url).resolve("vite/package.json"));
  const code = await readFile(join(vite, "dist/client/client.mjs"), "utf8");
  const strict = strictClient(code);
  expect(strict).toContain("document.adoptedStyleSheets.push(sheet)");
  expect(strict).not.toContain(`h("style"`);
  expect(strict?.match(/^function updateStyle\(/gm)).toHaveLength(1);
  expect(strict?.match(/^function removeStyle\(/gm)).toHaveLength(1);
});

it("does not touch a client that it does not know", () => {
  expect(strictClient("export function updateStyle(id, content) {}")).toBeNull();
});
