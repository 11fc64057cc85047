import { execFile } from "node:child_process";
import { mkdtemp, readdir } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);

/** Unpacks a package of the distribution into a fresh folder in `folder` and gives that one; nothing is installed. Throws when there is none. */
export async function unpackPackage(name: string, folder: string): Promise<string> {
  const unpacked = await mkdtemp(join(folder, `${name}-`));
  const download = () => run("apt-get", ["download", name], { cwd: unpacked });
  await download().catch(async () => {
    await run("apt-get", ["update"]);
    await download();
  });
  const [archive] = (await readdir(unpacked)).filter((file) => file.endsWith(".deb"));
  await run("dpkg", ["-x", join(unpacked, archive ?? ""), unpacked]);
  return unpacked;
}
