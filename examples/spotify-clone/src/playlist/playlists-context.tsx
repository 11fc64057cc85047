import { useMows } from "@mows/react";
import { useQuery } from "@tanstack/react-query";
import { createContext, use, useMemo, type ReactNode } from "react";
import { compareNames } from "../library/compare-names.ts";
import { useLibraryState } from "../library/library-context.tsx";
import { playlistDoc, type Playlist } from "./playlist.ts";
import { useConvertedFiles } from "./use-converted-files.ts";

interface Playlists {
  /** By name. */
  readonly playlists: readonly Playlist[];
  readonly isLoading: boolean;
  /** Files of an older Cadence that are no playlists, or could not be made one. */
  readonly unreadableCount: number;
}

const PlaylistsContext = createContext<Playlists | null>(null);

export function usePlaylists(): Playlists {
  const playlists = use(PlaylistsContext);
  if (!playlists) throw new Error("usePlaylists needs a PlaylistsProvider above it");
  return playlists;
}

export function PlaylistsProvider({ children }: { children: ReactNode }) {
  const mows = useMows();
  const state = useLibraryState();
  const folder = state.kind === "ready" ? state.folder : null;
  const { data, isPending } = useQuery({
    ...mows.files.documents.queryOptions({ withinId: folder?.id ?? "", schemaName: playlistDoc.name }),
    enabled: folder !== null,
  });
  const documents = data?.__typename === "Documents" ? data.documents : null;
  const playlists = useMemo(
    () =>
      (documents ?? [])
        .map(({ id, name, version, access }): Playlist => ({ id, name, version, canWrite: access === "WRITE" }))
        .toSorted((a, b) => compareNames(a.name, b.name)),
    [documents],
  );
  const unreadableCount = useConvertedFiles(folder, documents && playlists);
  const value = useMemo(
    () => ({ playlists, isLoading: isPending, unreadableCount }),
    [playlists, isPending, unreadableCount],
  );
  return <PlaylistsContext value={value}>{children}</PlaylistsContext>;
}
