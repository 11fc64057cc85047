import { constants } from "node:fs";
import { access, stat } from "node:fs/promises";
import { dirname } from "node:path";
import { failed, ok, warning, type Diagnosis } from "./diagnosis.ts";

/** Whether data can be kept in `folder`, which need not be there yet. */
export async function checkDataFolder(folder: string): Promise<Diagnosis> {
  const facts = await stat(folder).catch(() => null);
  if (facts !== null && !facts.isDirectory())
    return failed("data folder", `${folder} is a file`, "Move it away, or name another folder by MOWS_DATA.");
  const nearest = await nearestThere(folder);
  const isWritable = await access(nearest, constants.W_OK | constants.X_OK).then(
    () => true,
    () => false,
  );
  if (!isWritable)
    return failed(
      "data folder",
      `${nearest} is not writable for this user`,
      "Give this user the folder, or name another one by MOWS_DATA.",
    );
  if (facts === null) return ok("data folder", `${folder} will be made`);
  // Others may pass through to the database's socket, but list and read nothing.
  if ((facts.mode & 0o066) !== 0)
    return warning("data folder", `others can read or write ${folder}`, `Run: chmod go-rw ${folder}`);
  return ok("data folder", folder);
}

async function nearestThere(path: string): Promise<string> {
  const isThere = (await stat(path).catch(() => null)) !== null;
  return isThere || dirname(path) === path ? path : nearestThere(dirname(path));
}
