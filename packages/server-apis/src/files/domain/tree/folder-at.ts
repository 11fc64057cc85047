import type { PersonId } from "../../../kit/ids.ts";
import type { FolderAt } from "../../../kit/peers.ts";
import type { Db } from "../../../kit/sql/database.ts";
import { cleanName } from "./clean-name.ts";
import { nameKey } from "./name-key.ts";

/** What is at an absolute path of the person's space now. Throws when the person has no space, or the path cannot be one. */
export async function folderAt(db: Db, personId: PersonId, path: string): Promise<FolderAt> {
  let folderId = (await ownSpace(db, personId)).root_id;
  for (const name of folderNames(path)) {
    const node = await db
      .selectFrom("nodes")
      .select(["id", "kind"])
      .where("parent_id", "=", folderId)
      .where("name_key", "=", nameKey(name))
      .where("deleted_at", "is", null)
      .executeTakeFirst();
    if (node === undefined) return { kind: "missing" };
    if (node.kind !== "folder") return { kind: "file-in-the-way", fileId: node.id };
    folderId = node.id;
  }
  return { kind: "folder", id: folderId };
}

/** The names of the folders along an absolute path, as they are stored. */
export function folderNames(path: string): string[] {
  const segments = path.split("/").filter((part) => part !== "");
  return segments.map((segment) => {
    const cleaned = cleanName(segment);
    if (cleaned.kind === "name") return cleaned.name;
    throw new Error(`${path} is no path: ${JSON.stringify(segment)} cannot be a name (${cleaned.reason})`);
  });
}

export async function ownSpace(db: Db, personId: PersonId) {
  const space = await db
    .selectFrom("spaces")
    .select(["id", "root_id"])
    .where("owner_id", "=", personId)
    .executeTakeFirst();
  if (space === undefined) throw new Error(`person ${personId} has no space`);
  return space;
}
