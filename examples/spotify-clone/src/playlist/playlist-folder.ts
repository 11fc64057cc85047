import type { Mows } from "@mows/sdk";

const FOLDER_NAME = "Playlists";

export type PlaylistFolder =
  | { readonly kind: "folder"; readonly id: string }
  | { readonly kind: "failed"; readonly message: string };

/** The folder beside the music that new playlists go into, made where it is missing. */
export async function playlistFolder(mows: Mows, musicFolderId: string): Promise<PlaylistFolder> {
  const result = await mows.files.createFolder({ parentId: musicFolderId, name: FOLDER_NAME });
  switch (result.__typename) {
    case "FolderCreated":
      return { kind: "folder", id: result.folder.id };
    case "NameTaken":
      return { kind: "folder", id: result.existingId };
    default:
      return { kind: "failed", message: result.message };
  }
}
