import { createHash, hash as hashWhole } from "node:crypto";
import { createReadStream } from "node:fs";
import { readFile } from "node:fs/promises";
import { smallFileBytes } from "./gather-batches.ts";
import type { RemoteFile } from "./remote-folders.ts";
import type { LocalFile } from "./walk-folder.ts";

/** Whether the cloud's file holds just these bytes; reads the local one only when the sizes agree. */
export async function isSameContent(local: LocalFile, remote: RemoteFile): Promise<boolean> {
  if (local.sizeBytes !== remote.sizeBytes) return false;
  // A stream, with its buffer, would cost a small file more than its bytes do.
  if (local.sizeBytes <= smallFileBytes) return hashWhole("sha256", await readFile(local.path)) === remote.sha256;
  const hash = createHash("sha256");
  for await (const chunk of createReadStream(local.path, { highWaterMark: 1024 * 1024 })) hash.update(chunk as Buffer);
  return hash.digest("hex") === remote.sha256;
}
