import { createContext, use } from "react";
import type { Track } from "./track.ts";

export interface TrackMenuTarget {
  readonly track: Track;
  /** Where the menu opens: the button's box, or a point under the pointer. */
  readonly anchor: { readonly x: number; readonly y: number; readonly width?: number; readonly height?: number };
  readonly returnFocus: HTMLElement | null;
  /** Set where the track is shown as part of a playlist. */
  readonly inPlaylist?: {
    readonly moveUp: (() => void) | null;
    readonly moveDown: (() => void) | null;
    readonly remove: () => void;
  };
}

export interface TrackActions {
  openMenu(target: TrackMenuTarget): void;
  createPlaylist(tracks: readonly Track[]): void;
}

export const TrackActionsContext = createContext<TrackActions | null>(null);

export function useTrackActions(): TrackActions {
  const actions = use(TrackActionsContext);
  if (!actions) throw new Error("useTrackActions needs a TrackActionsProvider above it");
  return actions;
}
