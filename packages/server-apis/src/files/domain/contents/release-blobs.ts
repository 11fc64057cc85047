import { sql } from "kysely";
import type { BlobId } from "../../../kit/ids.ts";
import type { Kit } from "../../../kit/kit.ts";
import type { Tx } from "../../../kit/sql/database.ts";
import { filesTx } from "../files-database.ts";

/**
 * Gives back one reference for each id listed (an id listed twice gives back two). A blob without references loses its row here and now,
 * under its lock, so that no upload can take it up again; its bytes, and those of its parts, are deleted by jobs after the commit.
 */
export async function releaseBlobs(kit: Kit, tx: Tx, ids: readonly BlobId[]): Promise<void> {
  if (ids.length === 0) return;
  const counts = new Map<BlobId, number>();
  for (const id of ids) counts.set(id, (counts.get(id) ?? 0) + 1);
  const distinct = [...counts.keys()].toSorted();
  await tx.selectFrom("blobs").select("id").where("id", "in", distinct).orderBy("id").forUpdate().execute();
  await sql`
    update blobs set refcount = refcount - given.count
    from unnest(${sql.val(distinct)}::uuid[], ${sql.val(distinct.map((id) => counts.get(id) ?? 0))}::int[]) as given (id, count)
    where blobs.id = given.id`.execute(tx);
  const unused = tx.selectFrom("blobs").select("id").where("id", "in", distinct).where("refcount", "=", 0);
  const parts = await filesTx(tx)
    .deleteFrom("blob_parts")
    .where("blob_id", "in", unused)
    .returning(["blob_id", "part_id"])
    .execute();
  const gone = await tx
    .deleteFrom("blobs")
    .where("id", "in", distinct)
    .where("refcount", "=", 0)
    .returning("id")
    .execute();
  // A pack that others still have a part of is left alone by its job: whoever gives the last part back comes after all others.
  const elsewhere = new Set(parts.map((part) => part.blob_id));
  const stored = [...gone.map(({ id }) => id).filter((id) => !elsewhere.has(id)), ...parts.map((part) => part.part_id)];
  const payloads = [...new Set(stored)].map((blobId) => ({ blobId }));
  await kit.jobs.enqueueAll(tx, "files.delete-blob", payloads);
}
