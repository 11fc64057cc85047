import { Clock3, Music, Shuffle } from "lucide-react";
import { Link } from "../app/link.tsx";
import { StoredPlaylistCover } from "../playlist/stored-playlist-cover.tsx";
import { usePlaylists } from "../playlist/playlists-context.tsx";
import { usePlayTracks } from "../player/use-play-tracks.ts";
import { useLibrary } from "./library-context.tsx";

const PLAYLIST_TILES = 5;

/** The short ways at the top of Home: everything shuffled, all tracks, what is new, and playlists. */
export function HomeTiles() {
  const { library } = useLibrary();
  const { playlists } = usePlaylists();
  const playTracks = usePlayTracks();
  const tracks = library.recentTracks;
  const shuffleAll = () => playTracks(tracks, Math.floor(Math.random() * tracks.length), true);
  return (
    <ul className="home-tiles" aria-label="Short ways">
      <li>
        <button type="button" className="home-tile" onClick={shuffleAll}>
          <span className="home-tile-icon home-tile-shuffle">
            <Shuffle aria-hidden="true" />
          </span>
          Shuffle everything
        </button>
      </li>
      <li>
        <Link href="/tracks" className="home-tile">
          <span className="home-tile-icon">
            <Music aria-hidden="true" />
          </span>
          All tracks
        </Link>
      </li>
      <li>
        <Link href="/recent" className="home-tile">
          <span className="home-tile-icon">
            <Clock3 aria-hidden="true" />
          </span>
          Recently added
        </Link>
      </li>
      {playlists.slice(0, PLAYLIST_TILES).map((playlist) => (
        <li key={playlist.id}>
          <Link href={`/playlists/${playlist.id}`} className="home-tile">
            <StoredPlaylistCover playlist={playlist} className="home-tile-cover" />
            <span className="truncate">{playlist.name}</span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
