import type { Kit } from "../../../kit/kit.ts";
import type { CreateHash, MadeThumbnail, MediaProbe } from "../ports.ts";
import { type DerivedBlob, storeDerived } from "./derived-blob.ts";
import type { Extraction } from "./enqueue-extraction.ts";
import { extractorOf } from "./extractor.ts";
import { findMediaFile } from "./find-media-file.ts";
import { saveExtraction } from "./save-extraction.ts";
import type { ThumbnailSize } from "./thumbnail-sizes.ts";

export type ExtractionTools = { kit: Kit; probe: MediaProbe; createHash: CreateHash };

/** A picture that is stored and not yet a row. */
export type StoredThumbnail = { size: ThumbnailSize; blob: DerivedBlob };

/** The first look at a file: what it says about itself, its text, its cover, its smallest picture. Run as a job, as often as needed. */
export async function extractMetadata(
  tools: ExtractionTools,
  { nodeId }: Extraction,
  signal: AbortSignal,
): Promise<void> {
  const { kit, probe, createHash } = tools;
  const found = await findMediaFile(kit, nodeId);
  if (found === null) return;
  const { file, version } = found;
  const extractor = extractorOf(file.kind, await probe.decodesFilms());
  const { extracted, text, cover, thumbnails, moreThumbnails } = await probe.read(file, signal);
  await saveExtraction(kit, {
    nodeId,
    version,
    extractor,
    extracted,
    text,
    hasCover: file.kind === "audio" || file.isFolderPicture,
    cover: cover === null ? null : await storeDerived(kit, createHash, cover),
    thumbnails: await storeThumbnails(tools, thumbnails),
    moreThumbnails,
  });
}

/** Stores what was made, each under an id of its own. */
export async function storeThumbnails(
  { kit, createHash }: ExtractionTools,
  made: readonly MadeThumbnail[],
): Promise<StoredThumbnail[]> {
  const stored: StoredThumbnail[] = [];
  for (const { size, bytes } of made) {
    stored.push({ size, blob: await storeDerived(kit, createHash, bytes) });
  }
  return stored;
}
