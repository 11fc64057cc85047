import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { createApp, templates } from "./create-app.ts";

it.each(templates)("writes a whole app of the template %s, named after its folder", async (template) => {
  await using parent = await temporaryFolder();
  const folder = join(parent.path, "My_Shelf");

  expect(await createApp(folder, template)).toMatchObject({ kind: "created", id: "my-shelf" });

  const paths = await readdir(folder, { recursive: true });
  for (const path of [
    "mows.yaml",
    "package.json",
    ".gitignore",
    "index.html",
    "src/main.tsx",
    "src/app.tsx",
    "public/icon.svg",
  ]) {
    expect(paths).toContain(path);
  }
  expect(await readFile(join(folder, "mows.yaml"), "utf8")).toContain("id: my-shelf\nname: My shelf\n");
  expect(paths.filter((path) => path.endsWith("_gitignore"))).toEqual([]);
  const app = await readFile(join(folder, "src/app.tsx"), "utf8");
  expect(app).not.toContain("__NAME__");
});

it("refuses a folder that holds something, and leaves it as it is", async () => {
  await using parent = await temporaryFolder();
  const folder = join(parent.path, "shelf");
  await mkdir(folder);
  await writeFile(join(folder, "kept.txt"), "kept");
  expect(await createApp(folder, "empty")).toEqual({ kind: "folder-not-empty", folder });
  expect(await readdir(folder)).toEqual(["kept.txt"]);
});

it.each(["-app", "ä", "xn--app"])("refuses the name %s, which can be no address", async (name) => {
  await using parent = await temporaryFolder();
  expect(await createApp(join(parent.path, name), "empty")).toEqual({ kind: "name-unusable", name });
  expect(await readdir(parent.path)).toEqual([]);
});

async function temporaryFolder() {
  const path = await mkdtemp(join(tmpdir(), "create-mows-app-"));
  return { path, [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true }) };
}
