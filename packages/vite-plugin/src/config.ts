import { existsSync } from "node:fs";
import { dirname, join, resolve } from "node:path";

/** Where root's data lies when the working folder is private. */
const systemFolder = "/var/lib/mows";

/** The local socket of the cloud whose data is in `dataFolder` or, where that is null, in the place that fits. Null when no cloud runs there. */
export function findLocalSocket(appFolder: string, dataFolder: string | null): string | null {
  const given = dataFolder ?? process.env["MOWS_DATA"] ?? null;
  const folders =
    given === null ? [...upwards(appFolder).map((folder) => join(folder, ".mows")), systemFolder] : [resolve(given)];
  const sockets = folders.map((folder) => join(folder, "mows.sock"));
  return sockets.find((socket) => existsSync(socket)) ?? null;
}

function upwards(folder: string): string[] {
  const parent = dirname(folder);
  return parent === folder ? [folder] : [folder, ...upwards(parent)];
}
