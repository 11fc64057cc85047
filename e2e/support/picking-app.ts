import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { stripTypeScriptTypes } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { projectRoot } from "./cloud.ts";

export type AppWish = {
  id: string;
  name: string;
  /** What its manifest asks for. */
  files?: readonly { path: string; access: "read" | "write"; reason?: string }[];
};

/** An app's folder as `mows app install` takes it: one page that shows what it may see, and picks. */
export async function writeApp(wish: AppWish): Promise<{ folder: string } & AsyncDisposable> {
  const folder = await mkdtemp(join(tmpdir(), "mows-app-"));
  const site = join(folder, "site");
  await mkdir(site);
  await writeFile(join(folder, "mows.yaml"), manifestOf(wish));
  await writeFile(join(site, "index.html"), page);
  await writeFile(join(site, "app.js"), script);
  await writeFile(join(site, "icon.svg"), icon);
  await writeSdk(join(site, "sdk"));
  return { folder, [Symbol.asyncDispose]: () => rm(folder, { recursive: true }) };
}

function manifestOf({ id, name, files = [] }: AppWish): string {
  const manifest = { manifest: 1, id, name, version: "1.0.0", static: "site" };
  // JSON is YAML.
  return JSON.stringify(files.length === 0 ? manifest : { ...manifest, permissions: { files } });
}

const page = `<!doctype html>
<html lang="en">
  <meta charset="utf-8" />
  <title>An app</title>
  <link rel="icon" href="/icon.svg" />
  <h1>An app</h1>
  <button id="pick">Pick a text</button>
  <button id="blocked">Pick without a window</button>
  <p id="link"></p>
  <output id="roots"></output>
  <output id="outcome"></output>
  <script type="module" src="/app.js"></script>
</html>
`;

const icon = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><rect width="1" height="1" fill="green"/></svg>`;

const script = `import { createMows } from "./sdk/index.js";
import { createPicks } from "./sdk/picks/picks.js";

const mows = createMows();
const picks = createPicks(mows);
const element = (id) => document.getElementById(id);
const show = (id, value) => (element(id).textContent = JSON.stringify(value));
const wish = { kind: "file", access: "read", accept: ["text/plain"], reason: "To show it to you." };

async function showRoots() {
  const found = await mows.files.roots();
  show("roots", found.roots?.map(({ node, access, requestedPath }) => ({ name: node.name, access, requestedPath })) ?? found);
}

element("pick").addEventListener("click", async () => {
  show("outcome", await picks.pick(wish));
  await showRoots();
});
element("blocked").addEventListener("click", async () => {
  const result = await picks.pick(wish, { open: () => null });
  const link = Object.assign(document.createElement("a"), { href: result.url, target: "_blank", textContent: "Pick here" });
  element("link").replaceChildren(link);
  show("outcome", await result.outcome());
});
Object.assign(window, { mows, picks });
await showRoots();
`;

/** The SDK from its sources, as a browser takes it: types away, and nothing else. */
async function writeSdk(target: string): Promise<void> {
  const source = join(projectRoot, "packages/sdk/src");
  for (const file of await readdir(source, { recursive: true })) {
    if (!file.endsWith(".ts") || /test/.test(file)) continue;
    const text = stripTypeScriptTypes(await readFile(join(source, file), "utf8"));
    const written = join(target, file.replace(/\.ts$/, ".js"));
    await mkdir(dirname(written), { recursive: true });
    await writeFile(written, text.replaceAll(/(["'])(\.{1,2}\/[^"']+)\.ts\1/g, "$1$2.js$1"));
  }
}
