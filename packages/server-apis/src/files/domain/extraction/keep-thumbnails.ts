import type { BlobId, NodeId } from "../../../kit/ids.ts";
import type { Kit } from "../../../kit/kit.ts";
import type { Tx } from "../../../kit/sql/database.ts";
import { releaseBlobs } from "../contents/release-blobs.ts";
import { filesTx } from "../files-database.ts";
import { discardDerived, keepDerived } from "./derived-blob.ts";
import type { StoredThumbnail } from "./extract-metadata.ts";

/** Makes rows of pictures of one version, in place of what it had in these sizes. Returns how many sizes it has now. */
export async function keepThumbnails(
  kit: Kit,
  tx: Tx,
  { nodeId, version, thumbnails }: { nodeId: NodeId; version: number; thumbnails: readonly StoredThumbnail[] },
): Promise<number> {
  const rows = filesTx(tx);
  const had = await rows
    .selectFrom("thumbnails")
    .select(["size", "blob_id"])
    .where("node_id", "=", nodeId)
    .where("version", "=", version)
    .execute();
  const before = new Map<number, BlobId>(had.map((row) => [row.size, row.blob_id]));
  const replaced: BlobId[] = [];
  // Blobs are taken up in one order by everybody.
  for (const { size, blob } of thumbnails.toSorted(byBytes)) {
    const blobId = await keepDerived(kit, tx, blob);
    const old = before.get(size);
    if (old !== undefined) replaced.push(old);
    await rows
      .insertInto("thumbnails")
      .values({ node_id: nodeId, version, size, blob_id: blobId })
      .onConflict((conflict) => conflict.columns(["node_id", "version", "size"]).doUpdateSet({ blob_id: blobId }))
      .execute();
  }
  await releaseBlobs(kit, tx, replaced);
  return new Set([...before.keys(), ...thumbnails.map(({ size }) => size)]).size;
}

/** Nobody wants them any more. */
export async function discardThumbnails(kit: Kit, tx: Tx, thumbnails: readonly StoredThumbnail[]): Promise<void> {
  await discardDerived(
    kit,
    tx,
    thumbnails.map(({ blob }) => blob),
  );
}

function byBytes(one: StoredThumbnail, other: StoredThumbnail): number {
  const [a, b] = [one.blob.sha256, other.blob.sha256];
  const at = a.findIndex((byte, index) => byte !== b[index]);
  return at < 0 ? 0 : (a[at] ?? 0) - (b[at] ?? 0);
}
