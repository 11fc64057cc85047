import { useSyncExternalStore } from "react";
import type { AudioPosition } from "./audio-snapshot.ts";
import { useAudioEngine } from "./use-audio-engine.ts";

/** Renders about four times a second while something plays: use it in small components only. */
export function useAudioPosition(): AudioPosition {
  const engine = useAudioEngine();
  return useSyncExternalStore(engine.subscribePosition, engine.getPosition);
}
