import { useAudioPlayer } from "@mows/react";
import { ListVideo } from "lucide-react";
import { useMemo } from "react";
import { Link } from "../app/link.tsx";
import { PageTitle } from "../app/page-title.tsx";
import { StatePanel } from "../app/state-panel.tsx";
import { countOf } from "../library/count-of.ts";
import { useLibrary } from "../library/library-context.tsx";
import { TrackList } from "../library/track-list.tsx";
import type { TrackColumns } from "../library/track-row.tsx";

const COLUMNS: TrackColumns = { number: "place", cover: true, album: true, added: false };

/** Everything that was queued, with the current track marked; choosing another one goes on from there. */
export function QueuePage() {
  const { queue, index, shuffle, play } = useAudioPlayer();
  const { library } = useLibrary();
  // Tracks deleted since they were queued are not shown; the player skips them with a message.
  const queued = useMemo(
    () =>
      queue.flatMap(({ id }, queueIndex) => {
        const track = library.trackById.get(id);
        return track ? [{ track, queueIndex }] : [];
      }),
    [queue, library],
  );
  const tracks = useMemo(() => queued.map(({ track }) => track), [queued]);
  if (queue.length === 0) {
    return (
      <StatePanel
        icon={ListVideo}
        title="The queue is empty"
        actions={
          <Link href="/albums" className="button button-primary">
            Choose an album
          </Link>
        }
      >
        <p>Play an album, a playlist or a track, and what comes next is listed here.</p>
      </StatePanel>
    );
  }
  const left = queue.length - index - 1;
  const detail = shuffle ? `${countOf(queue.length, "track")}, shuffled` : `${countOf(left, "track")} to come`;
  return (
    <>
      <PageTitle title="Queue" detail={detail}>
        <button type="button" className="button" onClick={() => play([], 0)}>
          Clear queue
        </button>
      </PageTitle>
      <TrackList
        tracks={tracks}
        label="Queue"
        columns={COLUMNS}
        playRow={(row) => {
          const chosen = queued[row];
          if (chosen) play(queue, chosen.queueIndex);
        }}
      />
    </>
  );
}
