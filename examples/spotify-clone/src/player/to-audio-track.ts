import type { AudioTrack } from "@mows/react";
import type { Mows } from "@mows/sdk";
import type { Track } from "../library/track.ts";

export function toAudioTrack(mows: Mows, track: Track): AudioTrack {
  return {
    id: track.id,
    title: track.title,
    artist: track.artist,
    src: mows.files.contentUrl(track.id),
    ...(track.album !== null && { album: track.album }),
    ...(track.coverUrl !== null && { coverUrl: track.coverUrl }),
    ...(track.durationMs !== null && { durationMs: track.durationMs }),
  };
}
