import { useMemo } from "react";
import { PageTitle } from "../app/page-title.tsx";
import { AlbumCard } from "./album-card.tsx";
import { ArtistCard } from "./artist-card.tsx";
import { countOf } from "./count-of.ts";
import { useLibrary } from "./library-context.tsx";
import { HomeTiles } from "./home-tiles.tsx";
import { Shelf } from "./shelf.tsx";
import { TrackList } from "./track-list.tsx";
import type { TrackColumns } from "./track-row.tsx";

const SHELF_CARDS = 12;
const RECENT_TRACKS = 8;
const COLUMNS: TrackColumns = { number: "place", cover: true, album: true, added: false };

/** The first page: the newest albums and tracks, and a way into everything else. */
export function HomePage() {
  const { library } = useLibrary();
  const newestAlbums = useMemo(
    () =>
      library.albums
        .toSorted((a, b) => Number(a.addedAt < b.addedAt) - Number(a.addedAt > b.addedAt))
        .slice(0, SHELF_CARDS),
    [library.albums],
  );
  const tracks = useMemo(() => library.recentTracks.slice(0, RECENT_TRACKS), [library.recentTracks]);
  const artists = useMemo(
    () => library.artists.toSorted((a, b) => b.trackCount - a.trackCount).slice(0, SHELF_CARDS),
    [library.artists],
  );
  const facts = [
    countOf(library.recentTracks.length, "track"),
    countOf(library.albums.length, "album"),
    countOf(library.artists.length, "artist"),
  ];
  return (
    <>
      <PageTitle title="Home" detail={facts.join(" · ")} />
      <HomeTiles />
      {newestAlbums.length > 0 && (
        <Shelf title="New in your library" moreHref="/albums">
          {newestAlbums.map((album) => (
            <AlbumCard key={album.key} album={album} />
          ))}
        </Shelf>
      )}
      {artists.length > 0 && (
        <Shelf title="Artists" moreHref="/artists">
          {artists.map((artist) => (
            <ArtistCard key={artist.key} artist={artist} />
          ))}
        </Shelf>
      )}
      <section>
        <h2 className="section-title">Latest tracks</h2>
        <TrackList tracks={tracks} label="Latest tracks" columns={COLUMNS} />
      </section>
    </>
  );
}
