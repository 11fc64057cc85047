import { useMemo } from "react";
import { PageTitle } from "../app/page-title.tsx";
import { CollectionActions } from "./collection-actions.tsx";
import { countOf } from "./count-of.ts";
import { useLibrary } from "./library-context.tsx";
import { SortPicker, useSortOrder } from "./sort-picker.tsx";
import { sortTracks, type TrackOrder } from "./sort-tracks.ts";
import { TrackList } from "./track-list.tsx";
import type { TrackColumns } from "./track-row.tsx";

const ORDERS: Record<TrackOrder, string> = {
  title: "Title",
  artist: "Artist",
  album: "Album",
  duration: "Length",
  added: "Recently added",
};

const COLUMNS: TrackColumns = { number: "place", cover: true, album: true, added: false };

export function TracksPage() {
  const { recentTracks } = useLibrary().library;
  const [order, setOrder] = useSortOrder("tracks", ORDERS, "title");
  const tracks = useMemo(() => sortTracks(recentTracks, order), [recentTracks, order]);
  return (
    <>
      <PageTitle title="Tracks" detail={countOf(tracks.length, "track")}>
        <SortPicker orders={ORDERS} order={order} setOrder={setOrder} />
      </PageTitle>
      <CollectionActions tracks={tracks} />
      <TrackList tracks={tracks} label="Tracks" columns={COLUMNS} />
    </>
  );
}
