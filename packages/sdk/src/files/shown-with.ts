import type { Touched } from "../core/cache-link.ts";
import { listOf, nodeOf } from "./touched-keys.ts";

/** Where something about one node itself is shown. */
export function shownWith({ id, parentId }: { id: string; parentId: string | null }): Touched[] {
  return [nodeOf(id), listOf(parentId), ["mows", "files", "starred"], ["mows", "files", "ancestors"]];
}
