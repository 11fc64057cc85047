import { execFile } from "node:child_process";
import { access, readdir } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);
const installed = "/usr/sbin/nginx";

/**
 * Debian's nginx: the installed one, else the distribution's package unpacked into `folder`. Installing it would leave a web server running
 * on the machine. Null where there is neither.
 */
export async function findNginx(folder: string): Promise<string | null> {
  if (await exists(installed)) return installed;
  try {
    await download(folder).catch(async () => {
      await run("apt-get", ["update"]);
      await download(folder);
    });
    const [archive] = (await readdir(folder)).filter((name) => name.endsWith(".deb"));
    await run("dpkg", ["-x", join(folder, archive ?? ""), folder]);
    const unpacked = join(folder, installed);
    await run(unpacked, ["-v"]);
    return unpacked;
  } catch {
    return null;
  }
}

async function download(folder: string): Promise<void> {
  await run("apt-get", ["download", "nginx"], { cwd: folder });
}

function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

/** Such as `nginx 1.22.1`. */
export async function nginxVersion(program: string): Promise<string> {
  const { stderr } = await run(program, ["-v"]);
  return stderr.trim().replace(/^nginx version: nginx\//, "nginx ");
}
