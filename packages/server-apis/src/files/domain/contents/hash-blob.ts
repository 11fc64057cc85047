import type { BlobId, NodeId } from "../../../kit/ids.ts";
import type { Kit } from "../../../kit/kit.ts";
import type { Principal } from "../../../kit/principal.ts";
import type { Tx } from "../../../kit/sql/database.ts";
import { filesTx } from "../files-database.ts";
import type { CreateHash } from "../ports.ts";
import { findStored } from "./read-blob.ts";
import { readStored } from "./read-stored.ts";
import { releaseBlobs } from "./release-blobs.ts";

const system: Principal = { kind: "operator" };

/**
 * Reads a joined blob for its hash, and lets it go where the same bytes are there already under another id: each byte is kept once. Run as
 * a job, as often as needed; ends as soon as the blob is known or gone.
 */
export async function hashBlob(
  { kit, createHash }: { kit: Kit; createHash: CreateHash },
  blobId: BlobId,
  signal: AbortSignal,
): Promise<void> {
  const row = await kit.db.selectFrom("blobs").select("sha256").where("id", "=", blobId).executeTakeFirst();
  if (row === undefined || row.sha256 !== null) return;
  const hash = createHash("sha256");
  for await (const chunk of await readStored(kit.blobs, await findStored(kit.db, blobId))) {
    signal.throwIfAborted();
    hash.update(chunk);
  }
  const sha256 = hash.digest();
  await kit.write(system, null, (tx) => settle(kit, tx, blobId, sha256));
}

/** Versions are locked before blobs, as everywhere. Only versions refer to a blob whose hash is not known. */
async function settle(kit: Kit, tx: Tx, blobId: BlobId, sha256: Uint8Array): Promise<void> {
  const versions = await filesTx(tx)
    .selectFrom("versions")
    .select(["node_id", "n"])
    .where("blob_id", "=", blobId)
    .orderBy("node_id")
    .orderBy("n")
    .forUpdate()
    .execute();
  const rows = await tx
    .selectFrom("blobs")
    .selectAll()
    .where((eb) => eb.or([eb("id", "=", blobId), eb("sha256", "=", sha256)]))
    .orderBy("id")
    .forUpdate()
    .execute();
  const own = rows.find((row) => row.id === blobId);
  const equal = rows.find((row) => row.id !== blobId);
  if (own === undefined || own.sha256 !== null) return;
  if (own.refcount !== versions.length) throw new Error(`blob ${blobId} was taken up while its hash was saved`);
  if (equal === undefined) await tx.updateTable("blobs").set({ sha256 }).where("id", "=", blobId).execute();
  else await shareEqual(kit, tx, { from: blobId, to: equal.id, count: versions.length });
  await tellHash(
    kit,
    tx,
    versions.map((version) => version.node_id),
  );
}

async function shareEqual(kit: Kit, tx: Tx, { from, to, count }: { from: BlobId; to: BlobId; count: number }) {
  await filesTx(tx).updateTable("versions").set({ blob_id: to }).where("blob_id", "=", from).execute();
  await tx
    .updateTable("blobs")
    .set((eb) => ({ refcount: eb("refcount", "+", count) }))
    .where("id", "=", to)
    .execute();
  await releaseBlobs(
    kit,
    tx,
    Array.from({ length: count }, () => from),
  );
}

/** Whoever shows one of these files sees its hash now. */
async function tellHash(kit: Kit, tx: Tx, ids: readonly NodeId[]): Promise<void> {
  const distinct = [...new Set(ids)];
  if (distinct.length === 0) return;
  const nodes = await tx
    .selectFrom("nodes")
    .select(["id", "space_id", "parent_id"])
    .where("id", "in", distinct)
    .where("deleted_at", "is", null)
    .execute();
  await kit.changes.append(
    tx,
    nodes.map(({ id, space_id: spaceId, parent_id: parentId }) => ({
      spaceId,
      entity: "node",
      entityId: id,
      parentId,
      op: "updated",
    })),
  );
}
