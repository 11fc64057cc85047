import type { NodeId } from "../../../kit/ids.ts";
import type { Kit } from "../../../kit/kit.ts";
import type { Tx } from "../../../kit/sql/database.ts";
import { filesTx } from "../files-database.ts";
import { folderPictureRank } from "./folder-picture-rank.ts";
import { releaseBlobs } from "../contents/release-blobs.ts";

/**
 * Gives the best folder picture to every track beside it that was read and has no picture of its own, whichever came first. The caller
 * holds the folder's lock. Returns the tracks whose cover changed.
 */
export async function shareFolderPicture(kit: Kit, tx: Tx, folderId: NodeId): Promise<NodeId[]> {
  const picture = await bestPicture(tx, folderId);
  if (picture === null) return [];
  const tables = filesTx(tx);
  const tracks = await tables
    .selectFrom("nodes as n")
    .innerJoin("meta as m", (join) => join.onRef("m.node_id", "=", "n.id").on("m.namespace", "=", "extracted"))
    .leftJoin("covers as c", "c.node_id", "n.id")
    .select(["n.id", "c.blob_id"])
    .where("n.parent_id", "=", folderId)
    .where("n.kind", "=", "file")
    .where("n.deleted_at", "is", null)
    .where("n.mime", "like", "audio/%")
    .where((eb) =>
      eb.or([
        eb("c.blob_id", "is", null),
        eb.and([eb("c.source", "=", "folder"), eb("c.blob_id", "!=", picture.blobId)]),
      ]),
    )
    .execute();
  if (tracks.length === 0) return [];
  await tx
    .updateTable("blobs")
    .set((eb) => ({ refcount: eb("refcount", "+", tracks.length) }))
    .where("id", "=", picture.blobId)
    .execute();
  await tables
    .insertInto("covers")
    .values(tracks.map(({ id }) => ({ node_id: id, blob_id: picture.blobId, source: "folder" as const })))
    .onConflict((conflict) => conflict.column("node_id").doUpdateSet({ blob_id: picture.blobId, source: "folder" }))
    .execute();
  await releaseBlobs(
    kit,
    tx,
    tracks.flatMap(({ blob_id: before }) => (before === null ? [] : [before])),
  );
  return tracks.map(({ id }) => id);
}

async function bestPicture(tx: Tx, folderId: NodeId) {
  const pictures = await filesTx(tx)
    .selectFrom("nodes as n")
    .innerJoin("covers as c", "c.node_id", "n.id")
    .select(["n.name", "n.name_key", "c.blob_id"])
    .where("n.parent_id", "=", folderId)
    .where("n.deleted_at", "is", null)
    .where("n.mime", "like", "image/%")
    .where("c.source", "=", "own")
    .orderBy("n.name_key")
    .execute();
  const ranked = pictures.flatMap(({ name, blob_id: blobId }) => {
    const rank = folderPictureRank(name);
    return rank === null ? [] : [{ rank, blobId }];
  });
  return ranked.toSorted((one, other) => one.rank - other.rank)[0] ?? null;
}
