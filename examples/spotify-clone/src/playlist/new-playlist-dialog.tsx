import { useMows } from "@mows/react";
import { createDocumentCalls } from "@mows/sdk/docs";
import { announce } from "../app/announce.tsx";
import { navigate } from "../app/location.ts";
import { NameDialog } from "../app/name-dialog.tsx";
import { useLibrary } from "../library/library-context.tsx";
import type { Track } from "../library/track.ts";
import { editPlaylist } from "./edit-playlist.ts";
import { playlistFolder } from "./playlist-folder.ts";
import { addTracks } from "./playlist-items.ts";
import { playlistDoc } from "./playlist.ts";
import { usePlaylists } from "./playlists-context.tsx";

/** Makes a playlist, of nothing or of the tracks it was asked for with; an empty one is opened at once. */
export function NewPlaylistDialog({ tracks, close }: { tracks: readonly Track[]; close: () => void }) {
  const mows = useMows();
  const { folder } = useLibrary();
  const { playlists } = usePlaylists();
  const create = async (name: string): Promise<string | null> => {
    if (playlists.some((playlist) => playlist.name.toLowerCase() === name.toLowerCase()))
      return "You have a playlist of this name.";
    const place = await playlistFolder(mows, folder.id);
    if (place.kind === "failed") return place.message;
    const created = await createDocumentCalls(mows).create({ parentId: place.id, name, schema: playlistDoc });
    if (created.__typename === "NameTaken" || created.__typename === "NodeSkipped")
      return "There is something else of this name among your playlists.";
    if (created.__typename !== "DocumentCreated") return created.message;
    const trackIds = tracks.map(({ id }) => id);
    if (trackIds.length > 0) await editPlaylist(mows, created.id, (draft) => addTracks(draft, trackIds));
    announce(`Playlist ${name} was created`);
    if (tracks.length === 0) navigate(`/playlists/${created.id}`);
    return null;
  };
  const submit = (name: string) =>
    create(name).catch((error: unknown) => (error instanceof Error ? error.message : "Something went wrong."));
  return <NameDialog title="New playlist" label="Name" initialName="" action="Create" submit={submit} close={close} />;
}
