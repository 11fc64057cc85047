import { BlobStoreFull } from "./blobs/blob-store.ts";

/** The system's words for a full disk or quota, and PostgreSQL's (class 53). */
const codes: ReadonlySet<unknown> = new Set(["ENOSPC", "EDQUOT", "53100"]);

/** Whether something failed because the disk is full, of blobs or of the database; looks through causes. */
export function isStoreFull(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (error instanceof BlobStoreFull || ("code" in error && codes.has(error.code))) return true;
  return error.cause !== error && isStoreFull(error.cause);
}

export const storeFullMessage =
  "The cloud's disk is full: nothing was changed, and what was acknowledged is kept. It goes on when there is room.";
