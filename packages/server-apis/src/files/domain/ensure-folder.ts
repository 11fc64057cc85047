import type { NodeId, PersonId } from "../../kit/ids.ts";
import type { Kit } from "../../kit/kit.ts";
import type { Tx } from "../../kit/sql/database.ts";
import { cleanName } from "./clean-name.ts";
import { insertFolder } from "./insert-folder.ts";
import { lockFolders } from "./locks.ts";
import { nameHolder } from "./name-holder.ts";

/**
 * The folder at an absolute path of the person's space, made with its parents where missing. Throws when the person has no space, the
 * path cannot be one, or a file is in the way.
 */
export async function ensureFolder(kit: Kit, tx: Tx, personId: PersonId, path: string): Promise<NodeId> {
  const space = await tx
    .selectFrom("spaces")
    .select(["id", "root_id"])
    .where("owner_id", "=", personId)
    .executeTakeFirst();
  if (space === undefined) throw new Error(`person ${personId} has no space`);
  let folderId = space.root_id;
  for (const segment of path.split("/").filter((part) => part !== "")) {
    const cleaned = cleanName(segment);
    if (cleaned.kind !== "name")
      throw new Error(`${path} is no path: ${JSON.stringify(segment)} cannot be a name (${cleaned.reason})`);
    await lockFolders(tx, [folderId]);
    const holder = await nameHolder(tx, folderId, cleaned.name, null);
    if (holder === null)
      folderId = await insertFolder(kit, tx, { parentId: folderId, spaceId: space.id, name: cleaned.name });
    else if (await isFolder(tx, holder.existingId)) folderId = holder.existingId;
    else throw new Error(`${path} cannot be made: ${JSON.stringify(cleaned.name)} is a file`);
  }
  return folderId;
}

async function isFolder(tx: Tx, id: NodeId): Promise<boolean> {
  const node = await tx.selectFrom("nodes").select("kind").where("id", "=", id).executeTakeFirstOrThrow();
  return node.kind === "folder";
}
