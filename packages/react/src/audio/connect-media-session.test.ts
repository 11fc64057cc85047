import { afterEach, describe, expect, it, vi } from "vitest";
import { AudioEngine } from "./audio-engine.ts";
import { connectMediaSession } from "./connect-media-session.ts";
import { FakeAudioOutput } from "../testing/fake-audio-output.ts";

/** The browser's session: keeps what it is told, and refuses one action as some browsers do. */
function browserSession() {
  const handlers = new Map<string, MediaSessionActionHandler>();
  const session = {
    metadata: null as MediaMetadata | null,
    playbackState: "none" as MediaSessionPlaybackState,
    position: undefined as MediaPositionState | undefined,
    setPositionState(position?: MediaPositionState) {
      session.position = position;
    },
    setActionHandler(action: string, handler: MediaSessionActionHandler | null) {
      if (action === "seekto") throw new TypeError("unknown action");
      if (handler) handlers.set(action, handler);
      else handlers.delete(action);
    },
  };
  const press = (action: MediaSessionAction) => handlers.get(action)?.({ action });
  return { session, handlers, press };
}

describe("the media session", () => {
  afterEach(() => vi.unstubAllGlobals());

  it("shows what is on and obeys the keys, until it is disconnected", () => {
    vi.stubGlobal("MediaMetadata", function MediaMetadata(init: MediaMetadataInit) {
      return init;
    });
    const output = new FakeAudioOutput();
    const engine = new AudioEngine({ output, spare: new FakeAudioOutput() });
    engine.connect();
    const { session, handlers, press } = browserSession();
    const disconnect = connectMediaSession(engine, session as Partial<MediaSession> as MediaSession);

    engine.play([
      { id: "a", title: "Awakening", artist: "Someone", src: "/a", coverUrl: "/a/cover" },
      { id: "b", title: "Coherence", src: "/b" },
    ]);
    output.becomePlaying(100);
    output.advanceTo(20);
    expect(session).toMatchObject({ playbackState: "playing", position: { duration: 100, position: 20 } });
    expect(session.metadata).toMatchObject({ title: "Awakening", artist: "Someone" });

    press("seekforward");
    expect(output.currentTime).toBe(30);
    press("pause");
    press("pause");
    expect(session.playbackState).toBe("paused");
    press("nexttrack");
    expect(session.metadata?.title).toBe("Coherence");

    disconnect();
    expect([session.metadata, session.playbackState, handlers.size]).toEqual([null, "none", 0]);
  });
});
