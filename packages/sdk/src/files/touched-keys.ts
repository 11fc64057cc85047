import type { Touched } from "../core/cache-link.ts";

/** Everything about files. */
export const ALL: Touched = ["mows", "files"];
export const LIST: Touched = ["mows", "files", "list"];
export const INDEX: Touched = ["mows", "files", "index"];
export const SPACES: Touched = ["mows", "files", "spaces"];

/** Of every folder, where this one is not known. */
export const listOf = (folderId: string | null): Touched => (folderId === null ? LIST : [...LIST, { folderId }]);
export const nodeOf = (id: string): Touched => ["mows", "files", "node", { id }];

/** What a new file makes stale; its folder may be unknown. */
export function touchedByNewFile(folderId: string | null): Touched[] {
  return [listOf(folderId), INDEX, SPACES];
}
