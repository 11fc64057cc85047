import { describe } from "vitest";
import { blobStoreContract } from "./blob-store.contract.ts";
import { createMemoryBlobStore } from "./blob-store.memory.ts";

describe("blobs in memory", () => {
  blobStoreContract(async () => ({ store: createMemoryBlobStore(), [Symbol.asyncDispose]: async () => undefined }));
});
