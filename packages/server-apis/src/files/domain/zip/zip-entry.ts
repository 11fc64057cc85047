import type { HeldBytes, StoredBlob } from "../contents/stored-blob.ts";

/** Made when its turn comes: how long it will be is not known before. */
export type MadeContent = { make(): Promise<HeldBytes> };

/** One entry of a zip, as it is in the tree now. */
export type ZipEntry = {
  /** Safe to unpack; `/` between its segments, none at its end. */
  path: string;
  modifiedAt: Date;
  /** Null for a folder. */
  content: (StoredBlob & { size: number }) | MadeContent | null;
};
