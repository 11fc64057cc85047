import { MowsError } from "../core/mows-error.ts";
import type { Files } from "../files/files.ts";
import type { TusRefusal } from "./tus-answer.ts";

export type FolderAtPath = { kind: "folder"; id: string } | TusRefusal;

/** Finds or makes the folder at a relative path. However many files ask for it at once, each folder is made once. */
export function createFolderPaths(
  createFolder: Files["createFolder"],
): (folderId: string, path: string) => Promise<FolderAtPath> {
  const known = new Map<string, Promise<FolderAtPath>>();

  async function make(parentId: string, name: string): Promise<FolderAtPath> {
    try {
      const result = await createFolder({ parentId, name });
      if (result.__typename === "FolderCreated") return { kind: "folder", id: result.folder.id };
      if (result.__typename === "NameTaken") return { kind: "folder", id: result.existingId };
      return { kind: "refused", failure: { code: result.__typename, message: result.message } };
    } catch (thrown) {
      const { kind, message, retryAfterMs = null } = MowsError.from(thrown);
      if (kind === "network") return { kind: "unavailable", retryAfterMs, failure: null };
      if (kind === "session") return { kind: "refused", failure: { code: "SIGNED_OUT", message } };
      return { kind: "unavailable", retryAfterMs, failure: { code: "SERVER_ERROR", message } };
    }
  }

  function child(parentId: string, name: string): Promise<FolderAtPath> {
    const key = `${parentId}/${name}`;
    const before = known.get(key);
    if (before) return before;
    const asked = make(parentId, name).then((folder) => {
      if (folder.kind !== "folder") known.delete(key);
      return folder;
    });
    known.set(key, asked);
    return asked;
  }

  return async (folderId, path) => {
    let id = folderId;
    for (const name of path.split("/").filter(Boolean)) {
      const folder = await child(id, name);
      if (folder.kind !== "folder") return folder;
      id = folder.id;
    }
    return { kind: "folder", id };
  };
}
