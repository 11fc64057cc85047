import type { Mows } from "@mows/sdk";
import { createDocumentCalls } from "@mows/sdk/docs";
import { editPlaylist } from "./edit-playlist.ts";
import { parsePlaylistFile } from "./playlist-file.ts";
import { playlistFolder } from "./playlist-folder.ts";
import { addTracks } from "./playlist-items.ts";
import { playlistDoc, type Playlist } from "./playlist.ts";

/**
 * Makes a document of a file that an older Cadence kept a playlist in; then the file goes into the trash. Can be broken off and begun again:
 * a playlist of that name is taken for the one that was begun, and no track comes in twice. False where the file is no playlist, or it failed.
 */
export async function convertPlaylistFile(
  mows: Mows,
  fileId: string,
  { musicFolderId, playlists }: { musicFolderId: string; playlists: readonly Playlist[] },
): Promise<boolean> {
  const response = await fetch(mows.files.contentUrl(fileId));
  if (response.status === 404) return true;
  const file = response.ok ? parsePlaylistFile(await response.json().catch(() => null)) : null;
  if (file === null) return false;
  const begun = playlists.find(({ name }) => name === file.name);
  const id = begun?.id ?? (await createPlaylist(mows, musicFolderId, file.name));
  if (id === null) return false;
  await editPlaylist(mows, id, (draft) => addTracks(draft, file.trackIds));
  const deleted = await mows.files.delete({ id: fileId });
  return deleted.__typename === "NodeDeleted" || deleted.__typename === "NodeNotFound";
}

async function createPlaylist(mows: Mows, musicFolderId: string, name: string): Promise<string | null> {
  const folder = await playlistFolder(mows, musicFolderId);
  if (folder.kind === "failed") return null;
  const created = await createDocumentCalls(mows).create({
    parentId: folder.id,
    name,
    schema: playlistDoc,
    onConflict: "KEEP_BOTH",
  });
  return created.__typename === "DocumentCreated" ? created.id : null;
}
