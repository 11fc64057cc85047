import { openDataFolder } from "./open-data-folder.ts";
import { DataFolderError } from "./data-folder-error.ts";
import { silentLog as log } from "../telemetry/log.ts";

/** Tries to open the data folder named by its argument, prints how that went, and holds it until its standard input ends. */
try {
  const folder = await openDataFolder({ path: process.argv[2], log, embeddedDatabase: false });
  process.stdout.write("opened\n");
  for await (const _ of process.stdin);
  await folder.release();
} catch (error) {
  if (!(error instanceof DataFolderError)) throw error;
  process.stdout.write(`${error.failure.kind}\n`);
}
