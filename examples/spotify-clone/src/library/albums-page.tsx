import { useMemo } from "react";
import { PageTitle } from "../app/page-title.tsx";
import { AlbumCard } from "./album-card.tsx";
import { CardGrid } from "./card-grid.tsx";
import { compareNames } from "./compare-names.ts";
import { countOf } from "./count-of.ts";
import type { Album } from "./group-albums.ts";
import { useLibrary } from "./library-context.tsx";
import { NothingHere } from "./nothing-here.tsx";
import { SortPicker, useSortOrder } from "./sort-picker.tsx";

const ORDERS = { title: "Title", artist: "Artist", year: "Year", added: "Recently added" } as const;
type AlbumOrder = keyof typeof ORDERS;

const compare: Record<AlbumOrder, (a: Album, b: Album) => number> = {
  title: (a, b) => compareNames(a.title, b.title),
  artist: (a, b) => compareNames(a.artist, b.artist) || (a.year ?? 0) - (b.year ?? 0),
  year: (a, b) => (b.year ?? -Infinity) - (a.year ?? -Infinity) || compareNames(a.title, b.title),
  added: (a, b) => Number(a.addedAt < b.addedAt) - Number(a.addedAt > b.addedAt) || compareNames(a.title, b.title),
};

export function AlbumsPage() {
  const { albums } = useLibrary().library;
  const [order, setOrder] = useSortOrder("albums", ORDERS, "title");
  const sorted = useMemo(() => albums.toSorted(compare[order]), [albums, order]);
  return (
    <>
      <PageTitle title="Albums" detail={countOf(albums.length, "album")}>
        <SortPicker orders={ORDERS} order={order} setOrder={setOrder} />
      </PageTitle>
      {albums.length === 0 ? (
        <NothingHere title="No albums yet">
          Tracks become albums by the tags in their files. What has none is under Tracks.
        </NothingHere>
      ) : (
        <CardGrid
          items={sorted}
          label="Albums"
          keyOf={(album) => album.key}
          renderCard={(album, focus) => <AlbumCard album={album} {...focus} />}
        />
      )}
    </>
  );
}
