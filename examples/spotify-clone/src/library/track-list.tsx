import { useAudioPlayer } from "@mows/react";
import { useRef, type KeyboardEvent, type MouseEvent } from "react";
import { useMediaQuery, NARROW } from "../app/use-media-query.ts";
import { usePlayTracks } from "../player/use-play-tracks.ts";
import { useTrackActions, type TrackMenuTarget } from "./track-actions.ts";
import { TrackRow, type PlayState, type TrackColumns } from "./track-row.tsx";
import type { Track } from "./track.ts";
import { useDragRows } from "./use-drag-rows.ts";
import { useRovingRows } from "./use-roving-rows.ts";
import { useVirtualRows } from "./use-virtual-rows.ts";

const ROW_HEIGHT_PX = 56;

export interface TrackListProps {
  readonly tracks: readonly Track[];
  readonly label: string;
  readonly columns: TrackColumns;
  /** Where given, tracks are dragged, or moved by Alt with an arrow key, to where another one is. */
  readonly move?: (from: number, to: number) => void;
  readonly remove?: (row: number) => void;
  /** What happens on Enter or a double click, where it is not "play this list from here on". */
  readonly playRow?: (row: number) => void;
}

const rowOf = (target: EventTarget): number | null => {
  const element = target instanceof Element ? target.closest<HTMLElement>("[data-row]") : null;
  return element ? Number(element.dataset["row"]) : null;
};

/** A virtual list of tracks of any length: one tab stop, arrow keys, Enter plays, the context-menu key opens the menu. */
export function TrackList({ tracks, label, columns, move, remove, playRow }: TrackListProps) {
  const container = useRef<HTMLDivElement>(null);
  const roving = useRovingRows(container, tracks.length);
  const { heightPx, rows } = useVirtualRows({
    container,
    count: tracks.length,
    rowHeightPx: ROW_HEIGHT_PX,
    overscan: 6,
    keptRow: roving.activeRow,
  });
  const player = useAudioPlayer();
  const playTracks = usePlayTracks();
  const { openMenu } = useTrackActions();
  const isNarrow = useMediaQuery(NARROW);
  const drag = useDragRows(tracks, move);

  const moveRow = (from: number, to: number) => {
    if (!move || to < 0 || to >= tracks.length) return;
    move(from, to);
    roving.focusRow(to);
  };
  const activate = (row: number) => {
    const track = tracks[row];
    if (!track) return;
    if (track.id === player.track?.id) player.toggle();
    else if (playRow) playRow(row);
    else playTracks(tracks, row);
  };
  const menuAt = (row: number, anchor: TrackMenuTarget["anchor"], returnFocus: HTMLElement | null) => {
    const track = tracks[row];
    if (!track) return;
    roving.setActiveRow(row);
    const inPlaylist = move && {
      moveUp: row > 0 ? () => moveRow(row, row - 1) : null,
      moveDown: row < tracks.length - 1 ? () => moveRow(row, row + 1) : null,
      remove: () => remove?.(row),
    };
    openMenu({ track, anchor, returnFocus, ...(inPlaylist && { inPlaylist }) });
  };

  const onClick = (event: MouseEvent) => {
    const row = rowOf(event.target);
    if (row === null) return;
    roving.setActiveRow(row);
    const button = event.target instanceof Element ? event.target.closest<HTMLElement>("[data-action]") : null;
    if (button?.dataset["action"] === "menu") menuAt(row, button.getBoundingClientRect(), button);
    else if (button || isNarrow || isTouch(event)) activate(row);
  };
  const onContextMenu = (event: MouseEvent) => {
    const row = rowOf(event.target);
    if (row === null) return;
    event.preventDefault();
    const element = event.target instanceof Element ? event.target.closest<HTMLElement>("[data-row]") : null;
    const byKey = event.clientX === 0 && event.clientY === 0;
    menuAt(row, byKey && element ? element.getBoundingClientRect() : { x: event.clientX, y: event.clientY }, element);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const row = rowOf(event.target);
    if (row === null || event.defaultPrevented) return;
    const isOnButton = event.target instanceof Element && event.target.closest("button") !== null;
    if (event.altKey && (event.key === "ArrowUp" || event.key === "ArrowDown")) {
      event.preventDefault();
      moveRow(row, event.key === "ArrowUp" ? row - 1 : row + 1);
    } else if (event.key === "Enter" && !isOnButton) {
      event.preventDefault();
      activate(row);
    } else if (event.key === "Delete" && remove) {
      remove(row);
    } else {
      roving.moveByKey(event);
    }
  };
  const playState = (track: Track): PlayState => {
    if (track.id !== player.track?.id) return "idle";
    return player.state === "playing" || player.state === "loading" ? "playing" : "paused";
  };

  return (
    <div
      ref={container}
      role="grid"
      tabIndex={-1}
      className="track-list"
      aria-label={label}
      aria-rowcount={tracks.length}
      data-movable={move !== undefined}
      data-columns={[columns.album && "album", columns.added && "added"].filter(Boolean).join(" ")}
      style={{ height: heightPx }}
      onClick={onClick}
      onDoubleClick={(event) => {
        const row = rowOf(event.target);
        const onButton = event.target instanceof Element && event.target.closest("button");
        if (row !== null && !onButton && !isNarrow) activate(row);
      }}
      onContextMenu={onContextMenu}
      onKeyDown={onKeyDown}
      {...drag.listProps}
    >
      {rows.map(({ index, key, topPx }) => {
        const track = tracks[index];
        if (!track) return null;
        return (
          <TrackRow
            key={key}
            track={track}
            row={index}
            topPx={topPx}
            columns={columns}
            albumKey={track.album ?? track.artist}
            playState={playState(track)}
            isActive={index === roving.activeRow}
            isDraggable={!isNarrow}
            isMovable={move !== undefined}
            dropEdge={drag.dropEdge(index)}
          />
        );
      })}
    </div>
  );
}

/** React types a click as a mouse event, browsers send a pointer event. */
function isTouch({ nativeEvent }: MouseEvent): boolean {
  return nativeEvent instanceof PointerEvent && nativeEvent.pointerType === "touch";
}
