import { useMemo } from "react";
import { AlbumCard } from "./album-card.tsx";
import { CollectionActions } from "./collection-actions.tsx";
import { countOf } from "./count-of.ts";
import { Hero } from "./hero.tsx";
import { useLibrary } from "./library-context.tsx";
import { NotFoundPage } from "./not-found-page.tsx";
import { Shelf } from "./shelf.tsx";
import { TrackList } from "./track-list.tsx";
import type { TrackColumns } from "./track-row.tsx";

const COLUMNS: TrackColumns = { number: "place", cover: true, album: true, added: false };

export function ArtistPage({ artistKey }: { artistKey: string }) {
  const artist = useLibrary().library.artistByKey.get(artistKey);
  const tracks = useMemo(
    () => (artist ? [...artist.albums.flatMap((album) => album.tracks), ...artist.otherTracks] : []),
    [artist],
  );
  if (!artist) return <NotFoundPage what="artist" />;
  const facts = [
    artist.albums.length > 0 && countOf(artist.albums.length, "album"),
    countOf(artist.trackCount, "track"),
  ];
  return (
    <>
      <Hero
        kind="Artist"
        title={artist.name}
        coverUrl={artist.coverUrl}
        shape="circle"
        detail={facts.filter(Boolean).join(" · ")}
      >
        <CollectionActions tracks={tracks} />
      </Hero>
      {artist.albums.length > 0 && (
        <Shelf title="Albums">
          {artist.albums.map((album) => (
            <AlbumCard key={album.key} album={album} caption={album.year === null ? undefined : String(album.year)} />
          ))}
        </Shelf>
      )}
      <section>
        <h2 className="section-title">Tracks</h2>
        <TrackList tracks={tracks} label={`Tracks by ${artist.name}`} columns={COLUMNS} />
      </section>
    </>
  );
}
