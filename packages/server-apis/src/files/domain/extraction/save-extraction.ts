import { sql } from "kysely";
import type { NodeId, SpaceId } from "../../../kit/ids.ts";
import type { Kit } from "../../../kit/kit.ts";
import type { Principal } from "../../../kit/principal.ts";
import type { Tx } from "../../../kit/sql/database.ts";
import { releaseBlobs } from "../contents/release-blobs.ts";
import { filesTx } from "../files-database.ts";
import { lockFolders } from "../tree/locks.ts";
import { dropDerived } from "./drop-derived.ts";
import { type DerivedBlob, discardDerived, keepDerived } from "./derived-blob.ts";
import type { Extracted } from "./extracted.ts";
import type { Extraction } from "./enqueue-extraction.ts";
import type { StoredThumbnail } from "./extract-metadata.ts";
import { discardThumbnails, keepThumbnails } from "./keep-thumbnails.ts";
import { saveText } from "./save-text.ts";
import { shareFolderPicture } from "./share-folder-picture.ts";

type Found = {
  nodeId: NodeId;
  /** The version it was read from; nothing is saved when another has come since. */
  version: number;
  extractor: number;
  extracted: Omit<Extracted, "thumbnails">;
  text: string | null;
  /** Whether files of its kind have covers. */
  hasCover: boolean;
  cover: DerivedBlob | null;
  thumbnails: readonly StoredThumbnail[];
  moreThumbnails: boolean;
};

type Place = { parentId: NodeId; spaceId: SpaceId };

const system: Principal = { kind: "operator" };
/** Larger pictures wait this long while other files still wait for their first look. */
const backlogDelayMs = 10_000;

/** Saves what was read out of a file, gives the folder's picture to the tracks that have none, and tells of all that changed. */
export async function saveExtraction(kit: Kit, found: Found): Promise<void> {
  await kit.write(system, null, async (tx) => {
    const place = await lockPlace(tx, found);
    if (place === null) return discard(kit, tx, found);
    await saveMeta(kit, tx, found);
    await saveText(tx, found);
    await saveCover(kit, tx, found.nodeId, found.cover);
    const shared = found.hasCover ? await shareFolderPicture(kit, tx, place.parentId) : [];
    if (found.moreThumbnails) await enqueueThumbnails(kit, tx, found.nodeId);
    await kit.changes.append(
      tx,
      [...new Set([found.nodeId, ...shared])].map((entityId) => ({
        spaceId: place.spaceId,
        entity: "meta",
        entityId,
        parentId: place.parentId,
        op: "updated",
      })),
    );
  });
}

async function discard(kit: Kit, tx: Tx, { cover, thumbnails }: Found): Promise<void> {
  if (cover !== null) await discardDerived(kit, tx, [cover]);
  await discardThumbnails(kit, tx, thumbnails);
}

/**
 * Holds the file, and where it has to do with covers its folder, so that the tracks and the picture in it are not saved past each other;
 * null when it is gone.
 */
async function lockPlace(tx: Tx, found: Found): Promise<Place | null> {
  const node = () =>
    tx
      .selectFrom("nodes")
      .select(["parent_id", "space_id"])
      .where("id", "=", found.nodeId)
      .where("head_version", "=", found.version)
      .where("deleted_at", "is", null);
  const seen = await node().executeTakeFirst();
  if (seen === undefined || seen.parent_id === null) return null;
  if (found.hasCover && !(await lockFolders(tx, [seen.parent_id]))) return null;
  const held = await node().forNoKeyUpdate().executeTakeFirst();
  if (held === undefined || held.parent_id === null) return null;
  if (found.hasCover && held.parent_id !== seen.parent_id)
    throw new Error(`node ${found.nodeId} was moved while its metadata was saved`);
  return { parentId: held.parent_id, spaceId: held.space_id };
}

async function saveMeta(kit: Kit, tx: Tx, found: Found): Promise<void> {
  const { nodeId, version, extractor, thumbnails } = found;
  // It may be of another kind than it was, by another name.
  if (thumbnails.length === 0 && !found.moreThumbnails)
    await releaseBlobs(kit, tx, await dropDerived(tx, [nodeId], [version]));
  const made = await keepThumbnails(kit, tx, { nodeId, version, thumbnails });
  const value: Extracted = { ...found.extracted, ...(made === 0 ? {} : { thumbnails: { version, made } }) };
  const row = { value: JSON.stringify(value), version, extractor, at: kit.clock.now() };
  await filesTx(tx)
    .insertInto("meta")
    .values({ node_id: nodeId, namespace: "extracted", ...row })
    .onConflict((conflict) => conflict.columns(["node_id", "namespace"]).doUpdateSet(row))
    .execute();
}

async function saveCover(kit: Kit, tx: Tx, nodeId: NodeId, cover: DerivedBlob | null): Promise<void> {
  const tables = filesTx(tx);
  const blobId = cover === null ? null : await keepDerived(kit, tx, cover);
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

/** After the first looks that wait already, so that a folder of pictures shows something of each before it shows much of one. */
async function enqueueThumbnails(kit: Kit, tx: Tx, nodeId: NodeId): Promise<void> {
  const now = kit.clock.now();
  const { rows } = await sql<{ waiting: boolean }>`
    select exists (
      select from jobs where kind = 'files.extract' and failed_with is null and run_at <= ${now}
    ) as waiting`.execute(tx);
  const delayMs = rows[0]?.waiting === true ? backlogDelayMs : 0;
  const extraction: Extraction = { nodeId };
  await kit.jobs.enqueue(tx, "files.thumbnails", extraction, new Date(now.getTime() + delayMs));
}
