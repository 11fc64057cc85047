import { accessToNodes } from "../../../kit/grants/visible-nodes.ts";
import type { BlobId, SpaceId } from "../../../kit/ids.ts";
import type { Principal } from "../../../kit/principal.ts";
import type { Tx } from "../../../kit/sql/database.ts";
import { filesTx } from "../files-database.ts";

/** Files with the same bytes that are looked at; those of the space it goes to first. */
const mostFiles = 50;

/** A blob with these bytes that the principal may read already, in a file of theirs or one shared with them; null without one. */
export async function findKnownBlob(
  tx: Tx,
  principal: Principal,
  wanted: { sha256: Uint8Array; size: number; spaceId: SpaceId },
): Promise<BlobId | null> {
  const files = await filesTx(tx)
    .selectFrom("blobs as b")
    .innerJoin("versions as v", "v.blob_id", "b.id")
    .innerJoin("nodes as n", "n.id", "v.node_id")
    .select(["b.id as blobId", "n.id as nodeId"])
    .where("b.sha256", "=", wanted.sha256)
    .where("b.size", "=", wanted.size)
    .where("n.deleted_at", "is", null)
    .orderBy((eb) => eb("n.space_id", "=", wanted.spaceId), "desc")
    .limit(mostFiles)
    .execute();
  const readable = await accessToNodes(
    tx,
    principal,
    files.map((file) => file.nodeId),
  );
  return files.find((file) => readable.has(file.nodeId))?.blobId ?? null;
}

/** One more reference to a blob; false when its row is gone by now. */
export async function shareBlob(tx: Tx, blobId: BlobId): Promise<boolean> {
  const shared = await tx
    .updateTable("blobs")
    .set((eb) => ({ refcount: eb("refcount", "+", 1) }))
    .where("id", "=", blobId)
    .returning("id")
    .executeTakeFirst();
  return shared !== undefined;
}
