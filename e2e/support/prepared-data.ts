import { execFile } from "node:child_process";
import { promisify } from "node:util";

const variable = "MOWS_PREPARED_DATA";

/** From now on clouds of this run begin with a copy of this data folder. */
export function offerPreparedData(folder: string): void {
  process.env[variable] = folder;
}

/** Fills an empty data folder. Owners and times are kept: the database's user owns its files. */
export async function copyPreparedData(folder: string): Promise<void> {
  const prepared = process.env[variable];
  if (prepared !== undefined) await promisify(execFile)("cp", ["-a", `${prepared}/.`, folder]);
}
