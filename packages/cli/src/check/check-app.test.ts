import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { expect, it } from "vitest";
import { checkApp } from "./check-app.ts";
import { inlineCode } from "./inline-code.ts";

const manifest = "manifest: 1\nid: notes\nname: Notes\nversion: 1.0.0\nstatic: dist\n";

it("finds nothing in an app that is right, built or not", async () => {
  await using app = await appWith({ "mows.yaml": manifest });
  expect(await checkApp(app.folder)).toMatchObject({ findings: [], built: false, manifest: { id: "notes" } });
  await using built = await appWith({
    "mows.yaml": manifest,
    "dist/index.html": `<script type="module" src="/a.js"></script>`,
  });
  expect(await checkApp(built.folder)).toMatchObject({ findings: [], built: true });
});

it("names the line of what is wrong in the manifest", async () => {
  await using app = await appWith({
    "mows.yaml": `${manifest}permissions:\n  files:\n    - path: Notes\n      access: write\n`,
  });
  const { findings } = await checkApp(app.folder);
  expect(findings).toMatchObject([{ file: "mows.yaml", line: 8 }]);
  expect(findings[0]?.message).toContain("permissions.files[0].path must be an absolute path");
});

it("misses the manifest, and an icon that is named and not there", async () => {
  await using nothing = await appWith({});
  expect((await checkApp(nothing.folder)).findings).toHaveLength(1);
  await using app = await appWith({ "mows.yaml": `${manifest}icon: icon.svg\n` });
  expect((await checkApp(app.folder)).findings).toEqual([
    { file: "mows.yaml", line: 6, message: "icon names icon.svg, which is not there" },
  ]);
});

it("finds what the policy keeps from running in a page", () => {
  const html = `<!-- <script>no</script> -->
<script>alert(1)</script>
<style>p { color: red }</style>
<p style="color: red" class="on-top">
<button onclick="go()">
<a href="javascript:go()">
<script src="/a.js"></script>
<script type="application/ld+json">{}</script>`;
  expect(inlineCode(html).map(({ line }) => line)).toEqual([2, 3, 4, 5, 6]);
});

async function appWith(files: Record<string, string>) {
  const folder = await mkdtemp(join(tmpdir(), "mows-check-"));
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), content);
  }
  return { folder, [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }) };
}
