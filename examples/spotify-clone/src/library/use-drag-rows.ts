import { useState, type DragEvent } from "react";
import type { Track } from "./track.ts";

/** What a dragged track carries; the sidebar's playlists take it, too. */
export const TRACK_DRAG_TYPE = "application/x-cadence-track";

const rowElement = (target: EventTarget): HTMLElement | null =>
  target instanceof Element ? target.closest<HTMLElement>("[data-row]") : null;

/** Dragging rows, to a playlist in the sidebar or (with `move`) to another place; the keyboard's way is Alt with the arrow keys, and "Move up" and "Move down" in the menu. */
export function useDragRows(tracks: readonly Track[], move: ((from: number, to: number) => void) | undefined) {
  const [fromRow, setFromRow] = useState<number | null>(null);
  const [overRow, setOverRow] = useState<number | null>(null);
  const end = () => {
    setFromRow(null);
    setOverRow(null);
  };

  const listProps = {
    onDragStart: (event: DragEvent) => {
      const row = Number(rowElement(event.target)?.dataset["row"]);
      const track = tracks[row];
      if (!track) return;
      event.dataTransfer.setData(TRACK_DRAG_TYPE, track.id);
      event.dataTransfer.effectAllowed = "copyMove";
      setFromRow(row);
    },
    onDragOver: (event: DragEvent) => {
      const element = rowElement(event.target);
      if (!move || fromRow === null || !element) return;
      event.preventDefault();
      event.dataTransfer.dropEffect = "move";
      setOverRow(Number(element.dataset["row"]));
    },
    onDrop: (event: DragEvent) => {
      if (fromRow === null || overRow === null) return;
      event.preventDefault();
      if (fromRow !== overRow) move?.(fromRow, overRow);
      end();
    },
    onDragEnd: end,
  };

  const dropEdge = (row: number): "before" | "after" | null => {
    if (fromRow === null || row !== overRow || row === fromRow) return null;
    return overRow > fromRow ? "after" : "before";
  };

  return { listProps, dropEdge };
}
