import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { chromium, type Page } from "playwright";
import { afterAll, beforeAll, expect, it } from "vitest";
import { chromiumToLaunch } from "./chromium.config.ts";
import { serveFolder } from "./serve-folder.ts";

const base = "/components/";
const opening = { timeout: 30_000 };

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "mows-storybook-"));
  const program = join(
    dirname(createRequire(import.meta.url).resolve("storybook/package.json")),
    "dist/bin/dispatcher.js",
  );
  const args = [program, "build", "--quiet", "--config-dir", import.meta.dirname, "--output-dir", folder];
  await promisify(execFile)(process.execPath, args, { cwd: dirname(import.meta.dirname) });
}, 240_000);

afterAll(() => rm(folder, { recursive: true, force: true }));

/** The built folder on a server of files, opened in a browser that notes what is asked of any other machine. */
async function openBuilt() {
  await using stack = new AsyncDisposableStack();
  const server = stack.use(await serveFolder(folder, base));
  const browser = await chromium.launch(chromiumToLaunch);
  stack.defer(() => browser.close());
  const page = await browser.newPage();
  const elsewhere: string[] = [];
  page.on("request", (request) => {
    const { origin, protocol } = new URL(request.url());
    if (origin !== server.origin && protocol !== "data:" && protocol !== "blob:") elsewhere.push(request.url());
  });
  const owned = stack.move();
  return { page, elsewhere, address: server.origin + base, [Symbol.asyncDispose]: () => owned.disposeAsync() };
}

const story = (page: Page) => page.frameLocator("#storybook-preview-iframe");

/** Turns one of the toolbar's switches. */
async function choose(page: Page, current: string, wanted: string): Promise<void> {
  await page.getByRole("button", { name: new RegExp(`${current}$`) }).click();
  await page.getByRole("option", { name: wanted, exact: true }).click();
}

it("needs a server of files only, in whatever folder, has every switch, and asks nothing of any other machine", async () => {
  await using built = await openBuilt();
  const { page, elsewhere, address } = built;
  await page.goto(`${address}?path=/story/uploads-dropzone--empty`);
  const upload = (name: string) =>
    story(page)
      .locator("input[type=file]:not([webkitdirectory])")
      .setInputFiles({ name, mimeType: "text/plain", buffer: Buffer.from("la") });
  const seen = (text: string) => story(page).getByText(text).waitFor(opening);
  await story(page).getByRole("button", { name: "Upload files", disabled: false }).waitFor(opening);
  await upload("a.txt");
  await seen("Uploaded, 2 bytes");

  // what is in the cloud and on the page stays while only its looks change
  await choose(page, "Light", "Dark");
  await choose(page, "Left to right", "Right to left");
  await choose(page, "English", "Deutsch");
  await seen("Hochgeladen, 2 Byte");
  const root = story(page).locator("html");
  await expect.poll(() => root.getAttribute("dir"), opening).toBe("rtl");
  expect(await root.getAttribute("data-theme")).toBe("dark");

  await choose(page, "Normal network", "Offline");
  await upload("b.txt");
  await seen("Geht weiter, sobald die Cloud wieder erreichbar ist");

  // nobody may upload anything, whoever else has
  await choose(page, "Offline", "Normal network");
  await choose(page, "Ada", "Nobody");
  await story(page).getByRole("button", { name: "Dateien hochladen", disabled: true }).waitFor(opening);
  expect(elsewhere).toEqual([]);
});
