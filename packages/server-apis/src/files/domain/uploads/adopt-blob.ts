import { sql } from "kysely";
import type { BlobId } from "../../../kit/ids.ts";
import type { Kit } from "../../../kit/kit.ts";
import type { Tx } from "../../../kit/sql/database.ts";

/**
 * One more reference to these bytes: to the blob that holds them already, or to this one, which then is the one. One statement, so that
 * neither two uploads of the same bytes nor an upload and a purge can come between: a row being deleted is waited for, never taken up.
 * Bytes that turn out to be double are deleted by a job after the commit.
 */
export async function adoptBlob(
  kit: Kit,
  tx: Tx,
  blob: { id: BlobId; sha256: Uint8Array; size: number },
): Promise<BlobId> {
  const { rows } = await sql<{ id: BlobId }>`
    insert into blobs (id, sha256, size, refcount) values (${blob.id}, ${blob.sha256}, ${blob.size}, 1)
    on conflict (sha256) do update set refcount = blobs.refcount + 1
    returning id`.execute(tx);
  const held = rows[0]?.id;
  if (held === undefined) throw new Error(`blob ${blob.id} was not written`);
  if (held !== blob.id) await kit.jobs.enqueue(tx, "files.delete-blob", { blobId: blob.id });
  return held;
}
