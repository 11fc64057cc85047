import type { Mows } from "@mows/sdk";
import { saveFile, type SaveOutcome } from "../upload/save-file.ts";
import { playlistFileName, revisionFileName } from "./playlist-file-name.ts";
import { serializePlaylist, type Playlist } from "./playlist.ts";

const FOLDER_NAME = "Playlists";

/** Where playlists are written to and deleted from; reading goes through the query cache. */
export interface PlaylistFiles {
  /** Writes the playlist to a new file, then deletes the ones it replaces: a crash in between leaves both, never none. */
  write(playlist: Playlist, replacedNodeIds: readonly string[]): Promise<SaveOutcome>;
  /** Null when they are gone, else what went wrong. */
  remove(nodeIds: readonly string[]): Promise<string | null>;
}

async function playlistFolderId(mows: Mows, musicFolderId: string): Promise<SaveOutcome> {
  const result = await mows.files.createFolder({ parentId: musicFolderId, name: FOLDER_NAME });
  switch (result.__typename) {
    case "FolderCreated":
      return { kind: "saved", nodeId: result.folder.id };
    case "NameTaken":
      return { kind: "saved", nodeId: result.existingId };
    default:
      return { kind: "failed", message: result.message };
  }
}

export function createPlaylistFiles(mows: Mows, musicFolderId: string): PlaylistFiles {
  const remove = async (nodeIds: readonly string[]): Promise<string | null> => {
    for (const id of nodeIds) {
      const result = await mows.files.delete({ id });
      if (result.__typename !== "NodeDeleted" && result.__typename !== "NodeNotFound") return result.message;
    }
    return null;
  };
  return {
    remove,
    async write(playlist, replacedNodeIds) {
      const folder = await playlistFolderId(mows, musicFolderId);
      if (folder.kind === "failed") return folder;
      const file = new File([serializePlaylist(playlist)], revisionFileName(playlist), { type: "application/json" });
      const saved = await saveFile(await mows.uploads(), file, folder.nodeId);
      if (saved.kind === "failed") return saved;
      await remove(replacedNodeIds);
      // Only for people who look into the folder: should the plain name be taken, the one with the revision stays.
      await mows.files.rename({ id: saved.nodeId, name: playlistFileName(playlist) });
      return saved;
    },
  };
}
