import type { BlobId, NodeId, SpaceId, UploadId } from "../../../kit/ids.ts";
import type { Kit } from "../../../kit/kit.ts";
import type { PersonPrincipal } from "../../../kit/principal.ts";
import type { Tx } from "../../../kit/sql/database.ts";
import type { PartUnusable } from "../failures.ts";
import { filesTx } from "../files-database.ts";

export type LockedPart = { id: UploadId; parentId: NodeId; blobId: BlobId; size: number };

export type LockedParts =
  | { kind: "parts"; parts: readonly LockedPart[] }
  | { kind: "joined-before"; into: UploadId }
  | PartUnusable;

/** The parts in the order wanted, locked, if all of them are this principal's, whole, in this space and not used up. */
export async function lockParts(
  kit: Kit,
  tx: Tx,
  principal: PersonPrincipal,
  { spaceId, concat, ids }: { spaceId: SpaceId; concat: string; ids: readonly UploadId[] },
): Promise<LockedParts> {
  const rows = await filesTx(tx)
    .selectFrom("uploads")
    .selectAll()
    .where("id", "in", ids)
    .where("person_id", "=", principal.personId)
    .where("app_id", principal.appId === null ? "is" : "=", principal.appId)
    .where("expires_at", ">", kit.clock.now())
    .orderBy("id")
    .forUpdate()
    .execute();
  const byId = new Map(rows.map((row) => [row.id, row]));
  const into = rows[0]?.joined_into ?? null;
  if (into !== null && rows.length === ids.length && rows.every((row) => row.joined_into === into)) {
    const before = await filesTx(tx).selectFrom("uploads").select("concat").where("id", "=", into).executeTakeFirst();
    if (before?.concat === concat) return { kind: "joined-before", into };
  }
  const parts: LockedPart[] = [];
  for (const id of ids) {
    const row = byId.get(id);
    const unusable = (reason: PartUnusable["reason"]): PartUnusable => ({ kind: "part-unusable", id, reason });
    if (row === undefined || row.concat !== "partial") return unusable("not-found");
    if (row.joined_into !== null) return unusable("used");
    if (row.received_bytes < row.length) return unusable("unfinished");
    if (row.space_id !== spaceId) return unusable("other-space");
    parts.push({ id, parentId: row.parent_id, blobId: row.blob_id, size: row.length });
  }
  return { kind: "parts", parts };
}
