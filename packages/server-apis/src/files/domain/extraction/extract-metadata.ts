import type { BlobId } from "../../../kit/ids.ts";
import type { Kit } from "../../../kit/kit.ts";
import type { AudioTags } from "./audio-tags.ts";
import type { Extraction } from "./enqueue-extraction.ts";
import { filesDb } from "../files-database.ts";
import { folderPictureRank } from "./folder-picture-rank.ts";
import type { CreateHash, MediaProbe } from "../ports.ts";
import { saveExtraction } from "./save-extraction.ts";

type Tools = { kit: Kit; probe: MediaProbe; createHash: CreateHash };

/** Reads the tags and the cover out of an audio file, or makes a cover of a folder picture. Run as a job, as often as needed. */
export async function extractMetadata(tools: Tools, extraction: Extraction, signal: AbortSignal): Promise<void> {
  const file = await filesDb(tools.kit.db)
    .selectFrom("nodes as n")
    .innerJoin("versions as v", (join) => join.onRef("v.node_id", "=", "n.id").onRef("v.n", "=", "n.head_version"))
    .select(["n.id", "n.name", "n.mime", "n.head_version", "v.blob_id"])
    .where("n.id", "=", extraction.nodeId)
    .where("n.deleted_at", "is", null)
    .executeTakeFirst();
  if (file === undefined) return;
  const found = await read(tools.probe, { blobId: file.blob_id, name: file.name, mime: file.mime ?? "" }, signal);
  const cover = found.cover === null ? null : await storeCover(tools, extraction.coverBlobId, found.cover);
  await saveExtraction(tools.kit, { nodeId: file.id, version: file.head_version, tags: found.tags, cover });
}

async function read(
  probe: MediaProbe,
  file: { blobId: BlobId; name: string; mime: string },
  signal: AbortSignal,
): Promise<{ tags: AudioTags | null; cover: Uint8Array | null }> {
  if (file.mime.startsWith("audio/")) return probe.audio(file.blobId, signal);
  if (folderPictureRank(file.name) === null) return { tags: null, cover: null };
  return { tags: null, cover: await probe.picture(file.blobId, signal) };
}

/** The cover as a blob that no row names yet. */
async function storeCover({ kit, createHash }: Tools, id: BlobId, cover: Uint8Array) {
  const held = await kit.db.selectFrom("blobs").select("id").where("id", "=", id).executeTakeFirst();
  if (held === undefined) {
    await kit.blobs.delete(id);
    await kit.blobs.create(id);
    await kit.blobs.append(id, 0, new Blob([new Uint8Array(cover)]).stream());
  }
  const hash = createHash("sha256");
  hash.update(cover);
  return { id, sha256: hash.digest(), size: cover.byteLength };
}
