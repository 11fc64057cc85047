import type { BlobId, NodeId, SpaceId } from "../../../kit/ids.ts";
import type { Kit } from "../../../kit/kit.ts";
import type { Principal } from "../../../kit/principal.ts";
import type { Tx } from "../../../kit/sql/database.ts";
import { adoptBlob } from "../uploads/adopt-blob.ts";
import type { AudioTags } from "./audio-tags.ts";
import { filesTx } from "../files-database.ts";
import { lockFolders } from "../tree/locks.ts";
import { releaseBlobs } from "../contents/release-blobs.ts";
import { shareFolderPicture } from "./share-folder-picture.ts";

type Found = {
  nodeId: NodeId;
  /** The version it was read from; nothing is saved when another has come since. */
  version: number;
  /** Null for what is no audio file. */
  tags: AudioTags | null;
  cover: NewCover | null;
};
type NewCover = { id: BlobId; sha256: Uint8Array; size: number };

const system: Principal = { kind: "operator" };

/** Saves what was read out of a file, gives the folder's picture to the tracks that have none, and tells of all that changed. */
export async function saveExtraction(kit: Kit, found: Found): Promise<void> {
  await kit.write(system, null, async (tx) => {
    const place = await lockPlace(tx, found);
    if (place === null) {
      if (found.cover !== null) await kit.jobs.enqueue(tx, "files.delete-blob", { blobId: found.cover.id });
      return;
    }
    if (found.tags !== null) await saveTags(kit, tx, found, found.tags);
    await saveCover(kit, tx, found.nodeId, found.cover);
    const shared = await shareFolderPicture(kit, tx, place.parentId);
    const changed = new Set([found.nodeId, ...shared]);
    await kit.changes.append(
      tx,
      [...changed].map((entityId) => ({
        spaceId: place.spaceId,
        entity: "meta",
        entityId,
        parentId: place.parentId,
        op: "updated",
      })),
    );
  });
}

/** Holds the folder, so that the tracks and the picture in it are not saved past each other, and the file; null when it is gone. */
async function lockPlace(tx: Tx, found: Found): Promise<{ parentId: NodeId; spaceId: SpaceId } | null> {
  const node = () =>
    tx
      .selectFrom("nodes")
      .select(["parent_id", "space_id"])
      .where("id", "=", found.nodeId)
      .where("head_version", "=", found.version)
      .where("deleted_at", "is", null);
  const seen = await node().executeTakeFirst();
  if (seen === undefined || seen.parent_id === null || !(await lockFolders(tx, [seen.parent_id]))) return null;
  const held = await node().forNoKeyUpdate().executeTakeFirst();
  if (held === undefined) return null;
  if (held.parent_id !== seen.parent_id) throw new Error(`node ${found.nodeId} was moved while its metadata was saved`);
  return { parentId: seen.parent_id, spaceId: seen.space_id };
}

async function saveTags(kit: Kit, tx: Tx, found: Found, tags: AudioTags): Promise<void> {
  const row = { value: JSON.stringify(tags), version: found.version, at: kit.clock.now() };
  await filesTx(tx)
    .insertInto("meta")
    .values({ node_id: found.nodeId, namespace: "extracted", ...row })
    .onConflict((conflict) => conflict.columns(["node_id", "namespace"]).doUpdateSet(row))
    .execute();
}

async function saveCover(kit: Kit, tx: Tx, nodeId: NodeId, cover: NewCover | null): Promise<void> {
  const tables = filesTx(tx);
  const blobId = cover === null ? null : await adoptBlob(kit, tx, cover);
  const before = await tables
    .deleteFrom("covers")
    .where("node_id", "=", nodeId)
    .$if(blobId === null, (covers) => covers.where("source", "=", "own"))
    .returning("blob_id")
    .execute();
  if (blobId !== null)
    await tables.insertInto("covers").values({ node_id: nodeId, blob_id: blobId, source: "own" }).execute();
  await releaseBlobs(
    kit,
    tx,
    before.map((row) => row.blob_id),
  );
}
