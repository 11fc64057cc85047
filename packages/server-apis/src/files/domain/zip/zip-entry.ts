import type { StoredBlob } from "../contents/stored-blob.ts";

/** One entry of a zip, as it is in the tree now. */
export type ZipEntry = {
  /** Safe to unpack; `/` between its segments, none at its end. */
  path: string;
  modifiedAt: Date;
  /** Null for a folder. */
  content: (StoredBlob & { size: number }) | null;
};
