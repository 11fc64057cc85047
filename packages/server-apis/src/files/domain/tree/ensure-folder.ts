import type { NodeId, PersonId } from "../../../kit/ids.ts";
import type { Kit } from "../../../kit/kit.ts";
import type { EnsuredFolder } from "../../../kit/peers.ts";
import type { Tx } from "../../../kit/sql/database.ts";
import { folderNames, ownSpace } from "./folder-at.ts";
import { insertFolder } from "./insert-folder.ts";
import { levelInside } from "./levels.ts";
import { lockFolders } from "./locks.ts";
import { nameHolder } from "./name-holder.ts";

/**
 * The folder at an absolute path of the person's space, made with its parents where missing. Throws when the person has no space, or the
 * path cannot be one.
 */
export async function ensureFolder(kit: Kit, tx: Tx, personId: PersonId, path: string): Promise<EnsuredFolder> {
  const space = await ownSpace(tx, personId);
  let folderId = space.root_id;
  for (const name of folderNames(path)) {
    await lockFolders(tx, [folderId]);
    const holder = await nameHolder(tx, folderId, name, null);
    if (holder === null) {
      const placed = await levelInside(tx, folderId);
      if (placed.kind !== "level") throw new Error(`${path} is no path: it has more than ${placed.limit} levels`);
      folderId = await insertFolder(kit, tx, { parentId: folderId, spaceId: space.id, name, level: placed.level });
    } else if (await isFolder(tx, holder.existingId)) folderId = holder.existingId;
    else return { kind: "file-in-the-way", fileId: holder.existingId };
  }
  return { kind: "folder", id: folderId };
}

async function isFolder(tx: Tx, id: NodeId): Promise<boolean> {
  const node = await tx.selectFrom("nodes").select("kind").where("id", "=", id).executeTakeFirstOrThrow();
  return node.kind === "folder";
}
