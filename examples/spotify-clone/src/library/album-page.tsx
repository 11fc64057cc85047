import { Fragment, useMemo } from "react";
import { Link } from "../app/link.tsx";
import { VARIOUS_ARTISTS } from "./album-artist.ts";
import { CollectionActions } from "./collection-actions.tsx";
import { countOf } from "./count-of.ts";
import { formatLength } from "./format-duration.ts";
import type { Album } from "./group-albums.ts";
import { Hero } from "./hero.tsx";
import { useLibrary } from "./library-context.tsx";
import { NotFoundPage } from "./not-found-page.tsx";
import { TrackList } from "./track-list.tsx";
import type { TrackColumns } from "./track-row.tsx";
import { usePlayTracks } from "../player/use-play-tracks.ts";

const COLUMNS: TrackColumns = { number: "track", cover: false, album: false, added: false };

export function AlbumPage({ albumKey }: { albumKey: string }) {
  const album = useLibrary().library.albumByKey.get(albumKey);
  if (!album) return <NotFoundPage what="album" />;
  return (
    <>
      <Hero kind="Album" title={album.title} coverUrl={album.coverUrl} detail={<AlbumDetail album={album} />}>
        <CollectionActions tracks={album.tracks} />
      </Hero>
      <Discs album={album} />
    </>
  );
}

function AlbumDetail({ album }: { album: Album }) {
  const facts = [
    album.year,
    countOf(album.tracks.length, "track"),
    album.durationMs > 0 && formatLength(album.durationMs),
  ];
  const { library } = useLibrary();
  return (
    <>
      {album.artist !== VARIOUS_ARTISTS && library.artistByKey.has(album.artistKey) ? (
        <Link href={`/artists/${album.artistKey}`} className="hero-artist">
          {album.artist}
        </Link>
      ) : (
        <span className="hero-artist">{album.artist}</span>
      )}
      {facts.filter(Boolean).map((fact) => (
        <Fragment key={String(fact)}> · {fact}</Fragment>
      ))}
    </>
  );
}

/** The discs under their own headings where there are several; playing goes on across them. */
function Discs({ album }: { album: Album }) {
  const playTracks = usePlayTracks();
  const discs = useMemo(() => [...Map.groupBy(album.tracks, (track) => track.discNumber)], [album.tracks]);
  return discs.map(([disc, tracks]) => (
    <section key={disc} className="disc">
      {discs.length > 1 && <h2 className="section-title">Disc {disc}</h2>}
      <TrackList
        tracks={tracks}
        label={discs.length > 1 ? `${album.title}, disc ${disc}` : album.title}
        columns={COLUMNS}
        playRow={(row) => {
          const track = tracks[row];
          if (track) playTracks(album.tracks, album.tracks.indexOf(track));
        }}
      />
    </section>
  ));
}
