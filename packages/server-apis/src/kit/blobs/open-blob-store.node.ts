import { join } from "node:path";
import type { Config } from "../config.ts";
import { createDiskBlobStore } from "./blob-store.disk.node.ts";
import { createS3BlobStore } from "./blob-store.s3.ts";
import { type BlobStore, BlobStoreUnavailable } from "./blob-store.ts";
import { createS3Objects } from "./s3-objects.ts";

/**
 * The store that the configuration names, once it has answered. Throws `BlobStoreUnavailable`, saying what `BLOBS_URL` names and what is wrong
 * there.
 */
export async function openBlobStore({ blobs }: Pick<Config, "blobs">, dataFolder: string): Promise<BlobStore> {
  if (blobs === null) return createDiskBlobStore(join(dataFolder, "blobs"));
  const objects = createS3Objects(blobs);
  try {
    for await (const _page of objects.list("")) break;
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new BlobStoreUnavailable(`BLOBS_URL names ${blobs.bucketUrl}: ${reason}`, { cause });
  }
  return createS3BlobStore(objects);
}
