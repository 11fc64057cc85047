import { useMows } from "@mows/react";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import type { Playlist } from "./playlist.ts";

/** What a playlist's tracks are kept under in the cache. */
export const trackIdsKey = (playlistId: string) => ["playlist-tracks", playlistId] as const;

const none: readonly string[] = [];

/**
 * The tracks of a playlist that is not open, from its readable export: a page of fifty playlists does not join fifty documents. Null while it
 * is not known.
 */
export function usePlaylistTrackIds({ id, version }: Playlist): readonly string[] | null {
  const mows = useMows();
  const { data } = useQuery({
    queryKey: [...trackIdsKey(id), version],
    staleTime: Infinity,
    placeholderData: keepPreviousData,
    queryFn: async ({ signal }) => {
      const response = await fetch(mows.files.contentUrl(id), { signal });
      if (response.status === 404) return none;
      if (!response.ok) throw new Error(`The playlist could not be read (${response.status}).`);
      return trackIdsOf(await response.json());
    },
  });
  return data ?? null;
}

/** Each once; nothing of what is no playlist. */
export function trackIdsOf(json: unknown): readonly string[] {
  const tracks: unknown = typeof json === "object" && json !== null && "tracks" in json ? json.tracks : null;
  if (!Array.isArray(tracks)) return none;
  return [...new Set(tracks.filter((track) => typeof track === "string"))];
}
