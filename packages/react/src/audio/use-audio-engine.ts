import { use } from "react";
import type { AudioEngine } from "./audio-engine.ts";
import { AudioEngineContext } from "./audio-player-provider.tsx";

/** The engine itself, for event handlers and for code that is not React. Never renders again. */
export function useAudioEngine(): AudioEngine {
  const engine = use(AudioEngineContext);
  if (!engine) throw new Error("no <AudioPlayerProvider> above this component");
  return engine;
}
