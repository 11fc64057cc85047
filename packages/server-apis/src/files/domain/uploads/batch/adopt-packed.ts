import { sql } from "kysely";
import type { BlobId } from "../../../../kit/ids.ts";
import type { Kit } from "../../../../kit/kit.ts";
import type { Tx } from "../../../../kit/sql/database.ts";
import { filesTx } from "../../files-database.ts";
import { hex } from "../../hex.ts";

/** Bytes in a pack that `count` files are made of. */
export type PackedContent = { sha256: Uint8Array; start: number; size: number; count: number };

/**
 * So many more references to each of these contents, whose hashes differ: to the blob that holds its bytes already, or to a new one that is a
 * part of the pack. By hash in hexadecimal, which blob it is. Bytes that turn out to be double stay in the pack, which goes with its last part.
 */
export async function adoptPacked(
  kit: Kit,
  tx: Tx,
  packId: BlobId,
  contents: readonly PackedContent[],
): Promise<ReadonlyMap<string, BlobId>> {
  if (contents.length === 0) return new Map();
  const wanted = contents.map((content) => ({ ...content, id: kit.newId<BlobId>(), key: hex(content.sha256) }));
  // Those that are there are locked by id, as everywhere; the others are written in the order of their hashes, as all batches do.
  const hashes = wanted.map(({ sha256 }) => sha256);
  await tx.selectFrom("blobs").select("id").where("sha256", "in", hashes).orderBy("id").forUpdate().execute();
  const written = await tx
    .insertInto("blobs")
    .values(
      wanted
        .toSorted((one, other) => (one.key < other.key ? -1 : 1))
        .map(({ id, sha256, size, count }) => ({ id, sha256, size, refcount: count })),
    )
    .onConflict((conflict) =>
      conflict.column("sha256").doUpdateSet({ refcount: sql<number>`blobs.refcount + excluded.refcount` }),
    )
    .returning(["id", "sha256"])
    .execute();
  const held = new Map(written.map(({ id, sha256 }) => [sha256 === null ? "" : hex(sha256), id]));
  const own = wanted.filter(({ id, key }) => held.get(key) === id);
  if (own.length > 0) {
    await filesTx(tx)
      .insertInto("blob_parts")
      .values(own.map(({ id, start, size }) => ({ blob_id: id, n: 1, part_id: packId, start, size })))
      .execute();
  }
  return held;
}
