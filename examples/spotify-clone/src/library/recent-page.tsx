import { PageTitle } from "../app/page-title.tsx";
import { useLibrary } from "./library-context.tsx";
import { TrackList } from "./track-list.tsx";
import type { TrackColumns } from "./track-row.tsx";

const COLUMNS: TrackColumns = { number: "place", cover: true, album: true, added: true };

export function RecentPage() {
  const { recentTracks } = useLibrary().library;
  return (
    <>
      <PageTitle title="Recently added" detail="Everything in your library, newest first" />
      <TrackList tracks={recentTracks} label="Recently added" columns={COLUMNS} />
    </>
  );
}
