import type { BlobId } from "../../../kit/ids.ts";
import type { Kit } from "../../../kit/kit.ts";
import type { Tx } from "../../../kit/sql/database.ts";
import { filesDb, filesTx } from "../files-database.ts";
import type { CreateHash } from "../ports.ts";
import { adoptBlob } from "../uploads/adopt-blob.ts";

/** Bytes that were made of a file, stored, and not yet part of anything. */
export type DerivedBlob = { id: BlobId; sha256: Uint8Array; size: number };

/** Stores a picture that was made of a file. A draft names it until it is kept or discarded, also across a crash. */
export async function storeDerived(kit: Kit, createHash: CreateHash, bytes: Uint8Array): Promise<DerivedBlob> {
  const id = kit.newId<BlobId>();
  await filesDb(kit.db).insertInto("blob_drafts").values({ blob_id: id, at: kit.clock.now() }).execute();
  await kit.blobs.create(id);
  await kit.blobs.append(id, 0, new Blob([new Uint8Array(bytes)]).stream());
  const hash = createHash("sha256");
  hash.update(bytes);
  return { id, sha256: hash.digest(), size: bytes.byteLength };
}

/** Takes one reference to it, or to the blob that holds the same bytes already. Throws when its draft expired: its bytes may be gone. */
export async function keepDerived(kit: Kit, tx: Tx, blob: DerivedBlob): Promise<BlobId> {
  const draft = filesTx(tx).deleteFrom("blob_drafts").where("blob_id", "=", blob.id).returning("blob_id");
  if ((await draft.executeTakeFirst()) === undefined) throw new Error(`the draft of blob ${blob.id} expired`);
  return adoptBlob(kit, tx, blob);
}

/** What turned out to be of no use. */
export async function discardDerived(kit: Kit, tx: Tx, blobs: readonly DerivedBlob[]): Promise<void> {
  for (const { id } of blobs) {
    await filesTx(tx).deleteFrom("blob_drafts").where("blob_id", "=", id).execute();
    await kit.jobs.enqueue(tx, "files.delete-blob", { blobId: id });
  }
}
