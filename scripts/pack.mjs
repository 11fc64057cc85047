/**
 * `node scripts/pack.mjs FOLDER`: every package that is published, into FOLDER, as it would be published; `packages.json` in it says which
 * tarball is whose. Needs the builds of the cloud's own pages.
 */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { pnpm } from "./lib/pnpm.mjs";
import { root } from "./lib/project.mjs";
import { packageFolders } from "./lib/workspace.mjs";

const timeoutMs = 3 * 60_000;

const folder = resolve(process.argv[2] ?? "packed");
mkdirSync(folder, { recursive: true });
for (const name of readdirSync(folder)) if (name.endsWith(".tgz")) rmSync(join(folder, name));

const published = packageFolders()
  .map((path) => JSON.parse(readFileSync(join(root, path, "package.json"), "utf8")))
  .filter(({ publishConfig }) => publishConfig !== undefined);
const filters = published.map(({ name }) => `--filter=${name}`);
const { ok, output } = await pnpm([...filters, "pack", "--pack-destination", folder], { timeoutMs });
if (!ok) {
  console.error(output);
  process.exit(1);
}
const tarballs = published.map(({ name, version }) => [
  name,
  `${name.replace("@", "").replace("/", "-")}-${version}.tgz`,
]);
writeFileSync(join(folder, "packages.json"), JSON.stringify(Object.fromEntries(tarballs)));
