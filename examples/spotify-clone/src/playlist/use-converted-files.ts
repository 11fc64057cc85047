import { useMows } from "@mows/react";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import type { MusicFolder } from "../library/library-context.tsx";
import { convertPlaylistFile } from "./convert-playlist-file.ts";
import { PLAYLIST_FILE_SUFFIX } from "./playlist-file.ts";
import type { Playlist } from "./playlist.ts";

/**
 * Makes documents of the files that an older Cadence kept playlists in, one tab at a time, once it is known which playlists there are.
 * How many files could not be.
 */
export function useConvertedFiles(folder: MusicFolder | null, playlists: readonly Playlist[] | null): number {
  const mows = useMows();
  const [failedIds, setFailedIds] = useState<ReadonlySet<string>>(new Set());
  const tried = useRef(new Set<string>());
  const index = useQuery({
    ...mows.files.index.queryOptions({ withinId: folder?.id ?? "", mimeType: "application/json" }),
    enabled: folder !== null,
  });
  const rows = index.data?.__typename === "FileIndex" ? index.data.rows : [];
  const fileIds = rows.filter(({ name }) => name.endsWith(PLAYLIST_FILE_SUFFIX)).map(({ id }) => id);
  useEffect(() => {
    const untried = fileIds.filter((id) => !tried.current.has(id));
    if (folder === null || !folder.canWrite || playlists === null || untried.length === 0) return;
    for (const id of untried) tried.current.add(id);
    const convert = async () => {
      for (const id of untried) {
        const isDone = await convertPlaylistFile(mows, id, { musicFolderId: folder.id, playlists }).catch(() => false);
        if (!isDone) setFailedIds((before) => new Set(before).add(id));
      }
    };
    void navigator.locks.request("cadence-playlist-files", convert);
  });
  return fileIds.filter((id) => failedIds.has(id)).length;
}
