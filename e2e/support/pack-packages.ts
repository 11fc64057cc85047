import { execFile } from "node:child_process";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { projectRoot } from "./cloud.ts";

const run = promisify(execFile);

/** Folders of what is published. */
const published = ["sdk", "react", "vite-plugin", "create-mows-app", "cli"];

/** Packs everything that is published into `folder`, as it would be published; gives each package's tarball by its name. */
export async function packPackages(folder: string): Promise<ReadonlyMap<string, string>> {
  const tarballs = new Map<string, string>();
  for (const name of published) {
    const cwd = join(projectRoot, "packages", name);
    const before = new Set(await readdir(folder));
    await run("npx", ["--yes", "pnpm@12.21.0", "pack", "--pack-destination", folder], { cwd });
    const tarball = (await readdir(folder)).find((file) => !before.has(file));
    if (tarball === undefined) throw new Error(`${name} was not packed`);
    const { name: packageName } = JSON.parse(await readFile(join(cwd, "package.json"), "utf8")) as { name: string };
    tarballs.set(packageName, join(folder, tarball));
  }
  return tarballs;
}
