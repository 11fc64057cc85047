import type { MediaKind } from "../domain/extraction/media-kind.ts";
import type { ThumbnailSize } from "../domain/extraction/thumbnail-sizes.ts";
import type { MadeThumbnail, Reading, Waveform } from "../domain/ports.ts";

/** What the probe's process is asked: about a file by its path, or about a film's frame, which is a picture in memory. */
export type ProbeRequest =
  | { task: "read"; kind: MediaKind; path: string; isFolderPicture: boolean }
  | { task: "thumbnails"; kind: "image" | "pdf"; path: string; sizes: readonly ThumbnailSize[] }
  | { task: "frame"; picture: Uint8Array }
  | { task: "waveform"; path: string };

export type ProbeAnswer =
  | { task: "read"; reading: Reading }
  | { task: "thumbnails"; thumbnails: readonly MadeThumbnail[] }
  | { task: "waveform"; waveform: Waveform | null };
