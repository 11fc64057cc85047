import { Ellipsis, GripVertical, Play } from "lucide-react";
import { memo } from "react";
import { PlayingBars } from "../player/playing-bars.tsx";
import { Cover } from "./cover.tsx";
import { formatDuration, spokenDuration } from "./format-duration.ts";
import type { Track } from "./track.ts";

export type PlayState = "idle" | "playing" | "paused";

/** What a list shows of each track, apart from title, artist and length. */
export interface TrackColumns {
  /** `place` counts the rows, `track` is the number on the album. */
  readonly number: "place" | "track";
  readonly cover: boolean;
  readonly album: boolean;
  readonly added: boolean;
}

const dateFormat = new Intl.DateTimeFormat(undefined, { dateStyle: "medium" });

/** One line of a track list. Clicks and keys are handled by the list, by `data-row` and `data-action`. */
export const TrackRow = memo(function TrackRow(props: {
  track: Track;
  row: number;
  topPx: number;
  columns: TrackColumns;
  albumKey: string;
  playState: PlayState;
  isActive: boolean;
  isDraggable: boolean;
  /** Shows the grip: the row has a place to be moved to within its list. */
  isMovable: boolean;
  dropEdge: "before" | "after" | null;
}) {
  const { track, row, topPx, columns, playState, isActive, isDraggable } = props;
  const number = columns.number === "place" ? row + 1 : track.trackNumber;
  return (
    <div
      role="row"
      className="track-row"
      aria-rowindex={row + 1}
      aria-current={playState === "idle" ? undefined : "true"}
      data-row={row}
      data-play-state={playState}
      data-drop={props.dropEdge}
      draggable={isDraggable}
      tabIndex={isActive ? 0 : -1}
      style={{ transform: `translateY(${topPx}px)` }}
    >
      <div role="gridcell" className="track-row-number">
        {playState === "idle" ? (
          <span aria-hidden="true">{number ?? ""}</span>
        ) : (
          <PlayingBars isMoving={playState === "playing"} />
        )}
        <button
          type="button"
          className="track-row-play"
          data-action="play"
          aria-label={playState === "playing" ? `Pause ${track.title}` : `Play ${track.title}`}
          tabIndex={-1}
        >
          <Play aria-hidden="true" fill="currentColor" />
        </button>
      </div>
      <div role="gridcell" className="track-row-main">
        {columns.cover && <Cover url={track.coverUrl} seed={props.albumKey} className="track-row-cover" />}
        <span className="track-row-names">
          <span className="track-row-title truncate">{track.title}</span>
          <span className="track-row-artist truncate">{track.artist}</span>
        </span>
      </div>
      {columns.album && (
        <div role="gridcell" className="track-row-album truncate">
          {track.album}
        </div>
      )}
      {columns.added && (
        <div role="gridcell" className="track-row-added">
          {dateFormat.format(new Date(track.addedAt))}
        </div>
      )}
      <div role="gridcell" className="track-row-duration">
        <span aria-hidden="true">{formatDuration(track.durationMs)}</span>
        {track.durationMs !== null && <span className="visually-hidden">{spokenDuration(track.durationMs)}</span>}
      </div>
      <div role="gridcell" className="track-row-end">
        {props.isMovable && <GripVertical className="track-row-grip" aria-hidden="true" />}
        <button
          type="button"
          className="icon-button track-row-more"
          data-action="menu"
          aria-haspopup="menu"
          aria-label={`More actions for ${track.title}`}
          tabIndex={isActive ? 0 : -1}
        >
          <Ellipsis aria-hidden="true" />
        </button>
      </div>
    </div>
  );
});
