import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { projectRoot } from "./cloud.ts";

const run = promisify(execFile);

/** Each package's tarball by its name, as it would be published: those that `npm test` packed before, else packed into `folder` now. */
export async function packPackages(folder: string): Promise<ReadonlyMap<string, string>> {
  const packed = process.env["MOWS_PACKED"];
  if (packed === undefined) await run(process.execPath, [join(projectRoot, "scripts/pack.mjs"), folder]);
  const tarballs = JSON.parse(await readFile(join(packed ?? folder, "packages.json"), "utf8")) as Record<
    string,
    string
  >;
  return new Map(Object.entries(tarballs).map(([name, file]) => [name, join(packed ?? folder, file)]));
}
