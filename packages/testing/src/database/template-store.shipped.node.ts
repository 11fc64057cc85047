import { readFile } from "node:fs/promises";
import { promisify } from "node:util";
import { gunzip } from "node:zlib";

/** The template that lies in the published package, in place of the workspace's store: made of the same migrations, so never stale. */
export async function readTemplate(): Promise<Blob> {
  const packed = await readFile(new URL("../../generated/cloud.tar.gz", import.meta.url));
  return new Blob([new Uint8Array(await promisify(gunzip)(packed))], { type: "application/x-tar" });
}
