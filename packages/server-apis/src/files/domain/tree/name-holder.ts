import type { NodeId } from "../../../kit/ids.ts";
import type { Tx } from "../../../kit/sql/database.ts";
import type { NameTaken } from "../failures.ts";
import { nameKey } from "./name-key.ts";

/** Who has this name in the folder, other than `except`; null when it is free. The caller holds the folder's lock. */
export async function nameHolder(
  tx: Tx,
  folderId: NodeId,
  name: string,
  except: NodeId | null,
): Promise<NameTaken | null> {
  const holder = await tx
    .selectFrom("nodes")
    .select("id")
    .where("parent_id", "=", folderId)
    .where("name_key", "=", nameKey(name))
    .where("deleted_at", "is", null)
    .executeTakeFirst();
  if (holder === undefined || holder.id === except) return null;
  return { kind: "name-taken", name, existingId: holder.id };
}
