import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

const manifest = "manifest: 1\nid: notes\nname: Notes\nversion: 1.0.0\nstatic: dist\n";

/** A small app in a folder of the test's own; `files` come instead of those that every app has, or beside them. */
export async function appFolder(files: Record<string, string> = {}) {
  const path = await mkdtemp(join(tmpdir(), "mows-vite-"));
  const all = {
    "mows.yaml": manifest,
    "index.html": `<!doctype html><html><head><title>Notes</title></head><body><script type="module" src="/main.js"></script></body></html>`,
    "main.js": `import "./main.css"; import icon from "./icon.svg"; document.title = icon;`,
    "main.css": "body { color: red; }",
    "icon.svg": `<svg xmlns="http://www.w3.org/2000/svg"/>`,
    "public/robots.txt": "User-agent: *",
    ...files,
  };
  const write = async (name: string, content: string): Promise<void> => {
    await mkdir(dirname(join(path, name)), { recursive: true });
    await writeFile(join(path, name), content);
  };
  for (const [name, content] of Object.entries(all)) await write(name, content);
  return { path, write, [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true }) };
}
