import { decide } from "../../kit/grants/decide.ts";
import { treeTops } from "../../kit/grants/tree-tops.ts";
import type { NodeId } from "../../kit/ids.ts";
import type { PersonPrincipal } from "../../kit/principal.ts";
import type { Auth } from "./auth.ts";
import type { FolderRefused } from "./client-failures.ts";

/** A folder that a token or a client is to reach. */
export type FolderForToken = {
  nodeId: NodeId;
  /** As it was asked for; null for what stands for everything. */
  path: string | null;
};

/** The folders at these paths; without any, all that the principal has: their space and groups', or what they were granted themselves. */
export async function foldersForToken(
  auth: Auth,
  principal: PersonPrincipal,
  access: "read" | "write",
  paths: readonly string[],
): Promise<FolderForToken[] | FolderRefused> {
  if (paths.length === 0) {
    return [...(await treeTops(auth.kit.db, principal)).keys()].map((nodeId) => ({ nodeId, path: null }));
  }
  const folders: FolderForToken[] = [];
  for (const path of new Set(paths)) {
    if (!isFolderPath(path)) return { kind: "folder-refused", path, problem: "missing" };
    const found = await auth.peers.tree.folderAt(auth.kit.db, principal.personId, path);
    if (found.kind !== "folder") {
      return { kind: "folder-refused", path, problem: found.kind === "missing" ? "missing" : "not-a-folder" };
    }
    const decision = await decide(auth.kit.db, principal, access, found.id);
    if (decision.kind !== "allow") return { kind: "folder-refused", path, problem: "not-yours-to-give" };
    folders.push({ nodeId: found.id, path });
  }
  return folders;
}

/** Absolute, of names that a folder can have. */
function isFolderPath(path: string): boolean {
  // oxlint-disable-next-line no-control-regex
  if (!/^\/[^\0-\x1f\x7f]*$/.test(path)) return false;
  const encoder = new TextEncoder();
  return path.split("/").every((name) => name !== "." && name !== ".." && encoder.encode(name).length <= 255);
}
