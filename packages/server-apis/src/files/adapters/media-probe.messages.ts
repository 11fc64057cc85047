import type { AudioTags } from "../domain/extraction/audio-tags.ts";

/** Where the bytes are: a file the probe can open, or, in a cloud held in memory, themselves. */
export type ProbeSource = { kind: "path"; path: string } | { kind: "bytes"; bytes: Uint8Array };

export type ProbeRequest = { kind: "audio" | "picture"; source: ProbeSource };

export type ProbeAnswer =
  | { kind: "audio"; tags: AudioTags; cover: Uint8Array | null }
  | { kind: "picture"; cover: Uint8Array | null };
