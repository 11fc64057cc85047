import { openBlobStore, type Config } from "@mows/server-apis";
import { failed, ok, type Diagnosis } from "./diagnosis.ts";

/** Whether the store that BLOBS_URL names lets this cloud in; without one, files lie in the data folder. */
export async function checkBlobs(config: Pick<Config, "blobs">, dataFolder: string): Promise<Diagnosis> {
  if (config.blobs === null) return ok("files", "in the data folder");
  try {
    await openBlobStore(config, dataFolder);
    return ok("files", `in ${config.blobs.bucketUrl}`);
  } catch (error) {
    return failed(
      "files",
      error instanceof Error ? error.message : String(error),
      "Look whether that address answers, the bucket is there, and the key may list, read, write and delete in it.",
    );
  }
}
