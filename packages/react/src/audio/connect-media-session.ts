import type { AudioEngine } from "./audio-engine.ts";
import type { AudioTrack } from "./audio-track.ts";

function metadataOf(track: AudioTrack): MediaMetadata {
  return new MediaMetadata({
    title: track.title,
    artist: track.artist ?? "",
    album: track.album ?? "",
    artwork: track.coverUrl ? [{ src: new URL(track.coverUrl, location.href).href, type: "image/webp" }] : [],
  });
}

function handlersFor(engine: AudioEngine): Partial<Record<MediaSessionAction, MediaSessionActionHandler>> {
  const { toggle, next, previous, seek } = engine;
  const toggleWhen = (wanted: boolean) => () => {
    const { state } = engine.getSnapshot();
    const sounding = state === "playing" || state === "loading";
    if (sounding === wanted) toggle();
  };
  const skip = (direction: 1 | -1): MediaSessionActionHandler => {
    return ({ seekOffset }) => seek(engine.getPosition().positionMs + direction * (seekOffset ?? 10) * 1000);
  };
  return {
    play: toggleWhen(false),
    pause: toggleWhen(true),
    nexttrack: next,
    previoustrack: previous,
    seekforward: skip(1),
    seekbackward: skip(-1),
    seekto: ({ seekTime }) => seek((seekTime ?? 0) * 1000),
  };
}

/** Lock screen, headset keys and the desktop's media controls follow the engine until the returned function is called. */
export function connectMediaSession(engine: AudioEngine, session: MediaSession): () => void {
  const handlers = Object.entries(handlersFor(engine)) as [MediaSessionAction, MediaSessionActionHandler][];
  const assign = (action: MediaSessionAction, handler: MediaSessionActionHandler | null) => {
    try {
      session.setActionHandler(action, handler);
    } catch {
      // a browser that does not know the action offers no control for it
    }
  };
  for (const [action, handler] of handlers) assign(action, handler);

  let shown: AudioTrack | null = null;
  const showState = () => {
    const { track, state } = engine.getSnapshot();
    if (track !== shown) session.metadata = track ? metadataOf(track) : null;
    shown = track;
    if (state === "empty") session.playbackState = "none";
    else session.playbackState = state === "playing" || state === "loading" ? "playing" : "paused";
  };
  const showPosition = () => {
    const { positionMs, durationMs } = engine.getPosition();
    if (durationMs <= 0) return;
    session.setPositionState({ duration: durationMs / 1000, position: Math.min(positionMs, durationMs) / 1000 });
  };
  showState();
  const stops = [engine.subscribe(showState), engine.subscribePosition(showPosition)];
  return () => {
    for (const stop of stops) stop();
    for (const [action] of handlers) assign(action, null);
    session.metadata = null;
    session.playbackState = "none";
  };
}
