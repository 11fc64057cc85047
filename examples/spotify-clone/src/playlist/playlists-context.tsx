import { useMows } from "@mows/react";
import { useQueries, useQuery } from "@tanstack/react-query";
import { createContext, use, useEffect, useMemo, useSyncExternalStore, type ReactNode } from "react";
import { useLibraryState } from "../library/library-context.tsx";
import { createPlaylistFiles } from "./playlist-files.ts";
import { PlaylistStore, type PlaylistView } from "./playlist-store.ts";
import { parsePlaylist, PLAYLIST_SUFFIX, type StoredPlaylist } from "./playlist.ts";

interface Playlists {
  readonly playlists: readonly PlaylistView[];
  readonly isLoading: boolean;
  /** Files named like playlists that could not be read or are none. */
  readonly unreadableCount: number;
  readonly store: PlaylistStore;
}

const PlaylistsContext = createContext<Playlists | null>(null);

export function usePlaylists(): Playlists {
  const playlists = use(PlaylistsContext);
  if (!playlists) throw new Error("usePlaylists needs a PlaylistsProvider above it");
  return playlists;
}

/** A file's content never changes under its id here (each save is a new file), so it is read once. */
function usePlaylistFiles(folderId: string | null) {
  const mows = useMows();
  const index = useQuery({
    ...mows.files.index.queryOptions({ withinId: folderId ?? "", mimeType: "application/json" }),
    enabled: folderId !== null,
  });
  const rows = index.data?.__typename === "FileIndex" ? index.data.rows : [];
  const nodeIds = rows.filter((row) => row.name.endsWith(PLAYLIST_SUFFIX)).map((row) => row.id);
  const files = useQueries({
    queries: nodeIds.map((nodeId) => ({
      queryKey: ["playlist-file", nodeId],
      staleTime: Infinity,
      queryFn: async ({ signal }: { signal: AbortSignal }): Promise<StoredPlaylist | null> => {
        const response = await fetch(mows.files.contentUrl(nodeId), { signal });
        if (response.status === 404) return null;
        if (!response.ok) throw new Error(`The playlist could not be read (${response.status}).`);
        const playlist = parsePlaylist(await response.json());
        return playlist && { ...playlist, nodeId };
      },
    })),
    combine: (results) => ({
      stored: results.flatMap((result) => result.data ?? []),
      isReading: results.some((result) => result.isPending),
      unreadableCount: results.filter((result) => result.isError || result.data === null).length,
    }),
  });
  return { ...files, isLoading: index.isPending || files.isReading };
}

export function PlaylistsProvider({ children }: { children: ReactNode }) {
  const mows = useMows();
  const state = useLibraryState();
  const folderId = state.kind === "ready" ? state.folder.id : null;
  const store = useMemo(() => new PlaylistStore(createPlaylistFiles(mows, folderId ?? "")), [mows, folderId]);
  const { stored, isLoading, unreadableCount } = usePlaylistFiles(folderId);
  useEffect(() => {
    if (!isLoading) store.setStored(stored);
  }, [store, stored, isLoading]);
  const playlists = useSyncExternalStore(store.subscribe, store.getSnapshot);
  const value = useMemo(
    () => ({ playlists, isLoading, unreadableCount, store }),
    [playlists, isLoading, unreadableCount, store],
  );
  return <PlaylistsContext value={value}>{children}</PlaylistsContext>;
}
