import { SearchX } from "lucide-react";
import { useDeferredValue, useMemo } from "react";
import { PageTitle } from "../app/page-title.tsx";
import { AlbumCard } from "../library/album-card.tsx";
import { ArtistCard } from "../library/artist-card.tsx";
import { countOf } from "../library/count-of.ts";
import { useLibrary } from "../library/library-context.tsx";
import { Shelf } from "../library/shelf.tsx";
import { TrackList } from "../library/track-list.tsx";
import type { TrackColumns } from "../library/track-row.tsx";
import { searchLibrary } from "./search-library.ts";

const SHELF_CARDS = 12;
const COLUMNS: TrackColumns = { number: "place", cover: true, album: true, added: false };

/** Everything that matches, kinds apart; typing never waits for it. */
export function SearchPage({ query }: { query: string }) {
  const { library } = useLibrary();
  const shownQuery = useDeferredValue(query);
  const found = useMemo(() => searchLibrary(library, shownQuery), [library, shownQuery]);
  const count = found.artists.length + found.albums.length + found.tracks.length;
  if (shownQuery.trim() === "") {
    return (
      <>
        <PageTitle title="Search" />
        <p className="search-hint">
          Titles, artists and albums. Accents and capitals do not matter, several words may be in any order.
        </p>
      </>
    );
  }
  return (
    <>
      <PageTitle title="Search" />
      <p className="visually-hidden" role="status">
        {count === 0 ? "Nothing found" : `${countOf(count, "result")} for ${shownQuery}`}
      </p>
      {count === 0 && (
        <div className="nothing-here">
          <SearchX aria-hidden="true" />
          <h2>Nothing matches “{shownQuery}”</h2>
          <p>Try fewer or shorter words.</p>
        </div>
      )}
      {found.artists.length > 0 && (
        <Shelf title="Artists">
          {found.artists.slice(0, SHELF_CARDS).map((artist) => (
            <ArtistCard key={artist.key} artist={artist} />
          ))}
        </Shelf>
      )}
      {found.albums.length > 0 && (
        <Shelf title="Albums">
          {found.albums.slice(0, SHELF_CARDS).map((album) => (
            <AlbumCard key={album.key} album={album} />
          ))}
        </Shelf>
      )}
      {found.tracks.length > 0 && (
        <section>
          <h2 className="section-title">Tracks</h2>
          <TrackList tracks={found.tracks} label="Tracks found" columns={COLUMNS} />
        </section>
      )}
    </>
  );
}
