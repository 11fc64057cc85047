import { execFile } from "node:child_process";
import { access } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { unpackPackage } from "./unpack-package.ts";

const run = promisify(execFile);
const installed = "/usr/sbin/nginx";
const davModule = { package: "libnginx-mod-http-dav-ext", path: "/usr/lib/nginx/modules/ngx_http_dav_ext_module.so" };

/**
 * Debian's nginx: the installed one, else the distribution's package unpacked into `folder`. Installing it would leave a web server running
 * on the machine. Null where there is neither.
 */
export async function findNginx(folder: string): Promise<string | null> {
  if (await exists(installed)) return installed;
  try {
    const unpacked = join(await unpackPackage("nginx", folder), installed);
    await run(unpacked, ["-v"]);
    return unpacked;
  } catch {
    return null;
  }
}

/** The file of Debian's module that answers PROPFIND, found in the same way. */
export async function findDavModule(folder: string): Promise<string | null> {
  if (await exists(davModule.path)) return davModule.path;
  return unpackPackage(davModule.package, folder).then(
    (unpacked) => join(unpacked, davModule.path),
    () => null,
  );
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
