import { Link } from "../app/link.tsx";
import { countOf } from "./count-of.ts";
import { Cover } from "./cover.tsx";
import type { Artist } from "./group-artists.ts";

export function ArtistCard({ artist, index, tabIndex = 0 }: { artist: Artist; index?: number; tabIndex?: 0 | -1 }) {
  return (
    <div className="card">
      <Link href={`/artists/${artist.key}`} className="card-link" data-row={index} tabIndex={tabIndex}>
        <Cover url={artist.coverUrl} seed={artist.name} shape="circle" className="card-cover" />
        <span className="card-title card-title-centered truncate">{artist.name}</span>
        <span className="card-caption card-title-centered truncate">
          {artist.albums.length > 0 ? countOf(artist.albums.length, "album") : countOf(artist.trackCount, "track")}
        </span>
      </Link>
    </div>
  );
}
