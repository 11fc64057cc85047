import { useAudioPlayer } from "@mows/react";
import { Link } from "../app/link.tsx";
import { mainArtist } from "../library/album-artist.ts";
import { useLibraryState } from "../library/library-context.tsx";
import { Cover } from "../library/cover.tsx";
import { urlKey } from "../library/url-key.ts";

/** What is on, from the library where it is still there (it may have been renamed meanwhile), with ways to its album and artist. */
export function CurrentTrack() {
  const { track: playing } = useAudioPlayer();
  const state = useLibraryState();
  if (!playing) return <p className="current-track current-track-empty">Nothing is playing</p>;
  const library = state.kind === "ready" ? state.library : null;
  const track = library?.trackById.get(playing.id);
  const album = library?.albumOfTrack.get(playing.id);
  const title = track?.title ?? playing.title;
  const artist = track?.artist ?? playing.artist ?? "";
  const artistKey = urlKey(mainArtist(artist));
  return (
    <div className="current-track">
      <Cover url={playing.coverUrl ?? null} seed={playing.album ?? artist} className="current-track-cover" eager />
      <div className="current-track-names">
        {album ? (
          <Link href={`/albums/${album.key}`} className="current-track-title truncate">
            {title}
          </Link>
        ) : (
          <span className="current-track-title truncate">{title}</span>
        )}
        {library?.artistByKey.has(artistKey) ? (
          <Link href={`/artists/${artistKey}`} className="current-track-artist truncate">
            {artist}
          </Link>
        ) : (
          <span className="current-track-artist truncate">{artist}</span>
        )}
      </div>
    </div>
  );
}
