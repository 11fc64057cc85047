import { type ExtractionTools, storeThumbnails } from "./extract-metadata.ts";
import type { Extraction } from "./enqueue-extraction.ts";
import { findMediaFile } from "./find-media-file.ts";
import { saveThumbnails } from "./save-thumbnails.ts";

/** The second look at a file, for the pictures that take time. Run as a job, as often as needed. */
export async function makeThumbnails(
  tools: ExtractionTools,
  { nodeId }: Extraction,
  signal: AbortSignal,
): Promise<void> {
  const found = await findMediaFile(tools.kit, nodeId);
  if (found === null) return;
  const made = await tools.probe.thumbnails(found.file, signal);
  if (made.length === 0) return;
  const thumbnails = await storeThumbnails(tools, made);
  await saveThumbnails(tools.kit, { nodeId, version: found.version, thumbnails });
}
