import type { PersonId, SpaceId, UploadId } from "../../../kit/ids.ts";
import type { Kit } from "../../../kit/kit.ts";
import type { Tx } from "../../../kit/sql/database.ts";
import { discardUpload } from "../uploads/discard-upload.ts";
import { filesTx } from "../files-database.ts";
import type { FilesKit } from "../files-kit.ts";
import { purgeNode } from "./purge-node.ts";

/** A person's space goes: at once for every reader, since its root is deleted; rows and bytes follow in a job. */
export async function deletePersonalSpace(kit: Kit, tx: Tx, personId: PersonId): Promise<void> {
  const space = await tx
    .selectFrom("spaces")
    .select(["id", "root_id"])
    .where("owner_id", "=", personId)
    .executeTakeFirst();
  if (space === undefined) return;
  const uploads = await filesTx(tx).selectFrom("uploads").select("id").where("space_id", "=", space.id).execute();
  for (const { id } of uploads) await discardUpload(kit, tx, id satisfies UploadId);
  await tx
    .updateTable("nodes")
    .set({ deleted_at: kit.clock.now() })
    .where("id", "=", space.root_id)
    .where("deleted_at", "is", null)
    .execute();
  await kit.changes.append(tx, [
    { spaceId: space.id, entity: "node", entityId: space.root_id, parentId: null, op: "deleted" },
  ]);
  await kit.jobs.enqueue(tx, "files.remove-space", { spaceId: space.id });
}

/** The job after it, and after a group's space was deleted: takes the group's own row too. Can stop anywhere and be run again. */
export async function removeSpace(kit: FilesKit, spaceId: SpaceId, signal: AbortSignal): Promise<void> {
  const space = await kit.db
    .selectFrom("spaces")
    .select(["root_id", "group_id"])
    .where("id", "=", spaceId)
    .executeTakeFirst();
  if (space === undefined) return;
  const { root_id: rootId, group_id: groupId } = space;
  await purgeNode(kit, rootId, signal);
  await kit.write({ kind: "operator" }, null, async (tx) => {
    await tx.deleteFrom("spaces").where("id", "=", spaceId).execute();
    if (groupId !== null) await tx.deleteFrom("groups").where("id", "=", groupId).execute();
    return null;
  });
}
