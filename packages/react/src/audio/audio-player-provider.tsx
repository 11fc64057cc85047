import { createContext, useEffect, useState, type ReactNode } from "react";
import { AudioEngine } from "./audio-engine.ts";
import { connectAudioShortcuts } from "./connect-audio-shortcuts.ts";
import { connectMediaSession } from "./connect-media-session.ts";

export const AudioEngineContext = createContext<AudioEngine | null>(null);

interface OwnedEngine {
  engine: AudioEngine;
  /** In the document while mounted: taken out, the browser pauses it. */
  element: HTMLAudioElement | null;
}

function createEngine(): OwnedEngine {
  const element = document.createElement("audio");
  return { engine: new AudioEngine({ output: element, spare: document.createElement("audio") }), element };
}

export interface AudioPlayerProviderProps {
  children: ReactNode;
  /** Single keys and arrows anywhere on the page control playback. Default: true. */
  shortcuts?: boolean;
  /** An engine made elsewhere, for example over another output. */
  engine?: AudioEngine;
}

/** Owns the one `<audio>` of an app. Put it above the router, so that music plays on while pages change. */
export function AudioPlayerProvider({ children, shortcuts = true, engine: given }: AudioPlayerProviderProps) {
  const [{ engine, element }] = useState<OwnedEngine>(() =>
    given ? { engine: given, element: null } : createEngine(),
  );

  useEffect(() => {
    if (element) document.body.append(element);
    const stops = [engine.connect()];
    if ("mediaSession" in navigator) stops.push(connectMediaSession(engine, navigator.mediaSession));
    return () => {
      for (const stop of stops) stop();
      element?.remove();
    };
  }, [engine, element]);

  useEffect(() => (shortcuts ? connectAudioShortcuts(engine, window) : undefined), [engine, shortcuts]);

  return <AudioEngineContext value={engine}>{children}</AudioEngineContext>;
}
