import { announce } from "../app/announce.tsx";
import { navigate } from "../app/location.ts";
import { NameDialog } from "../app/name-dialog.tsx";
import type { Track } from "../library/track.ts";
import { usePlaylists } from "./playlists-context.tsx";

/** Makes a playlist, of nothing or of the tracks it was asked for with; an empty one is opened at once. */
export function NewPlaylistDialog({ tracks, close }: { tracks: readonly Track[]; close: () => void }) {
  const { playlists, store } = usePlaylists();
  const submit = (name: string): Promise<string | null> => {
    if (playlists.some((playlist) => playlist.name.toLowerCase() === name.toLowerCase())) {
      return Promise.resolve("You have a playlist of this name.");
    }
    const id = crypto.randomUUID();
    store.save({ id, revision: 1, name, trackIds: tracks.map((track) => track.id) });
    announce(`Playlist ${name} was created`);
    if (tracks.length === 0) navigate(`/playlists/${id}`);
    return Promise.resolve(null);
  };
  return <NameDialog title="New playlist" label="Name" initialName="" action="Create" submit={submit} close={close} />;
}
