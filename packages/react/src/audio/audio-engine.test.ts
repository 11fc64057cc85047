import { describe, expect, it } from "vitest";
import { AudioEngine } from "./audio-engine.ts";
import type { AudioTrack } from "./audio-track.ts";
import { FakeAudioOutput } from "../testing/fake-audio-output.ts";
import type { RememberedVolume } from "./volume-memory.ts";

const tracks = (count: number): AudioTrack[] =>
  Array.from({ length: count }, (_, index) => ({ id: `t${index}`, title: `Track ${index}`, src: `/t${index}` }));

function setUp(remembered: RememberedVolume = { volume: 1, muted: false }) {
  const output = new FakeAudioOutput();
  const spare = new FakeAudioOutput();
  const written: RememberedVolume[] = [];
  const volumeMemory = { read: () => remembered, write: (volume: RememberedVolume) => void written.push(volume) };
  const engine = new AudioEngine({ output, spare, volumeMemory });
  const disconnect = engine.connect();
  return { engine, output, spare, written, disconnect, now: () => engine.getSnapshot() };
}

/** Lets promises that are already settled tell so. */
const settled = () => Promise.resolve().then(() => undefined);

describe("the audio engine", () => {
  it("plays from the track that was chosen and goes on to the next by itself", () => {
    const { engine, output, now } = setUp();
    engine.play(tracks(3), 1);
    expect(now()).toMatchObject({ state: "loading", index: 1, hasNext: true });
    output.becomePlaying(100);
    expect(now().state).toBe("playing");
    output.finish();
    expect(now()).toMatchObject({ index: 2, hasNext: false });
    output.becomePlaying(100);
    output.finish();
    expect(now()).toMatchObject({ state: "paused", index: 2 });
  });

  it("pauses and plays, also when something else than a button does it", () => {
    const { engine, output, now } = setUp();
    engine.play(tracks(1));
    output.becomePlaying(100);
    output.pause();
    expect(now().state).toBe("paused");
    engine.toggle();
    output.dispatchEvent(new Event("playing"));
    expect(now().state).toBe("playing");
    engine.toggle();
    expect(now().state).toBe("paused");
    expect(output.paused).toBe(true);
  });

  it("goes back to the beginning after three seconds, before that to the track before", () => {
    const { engine, output, now } = setUp();
    engine.play(tracks(3), 1);
    output.becomePlaying(100);
    output.advanceTo(3.5);
    engine.previous();
    expect(now().index).toBe(1);
    expect(output.currentTime).toBe(0);
    engine.previous();
    expect(now().index).toBe(0);
    engine.previous();
    expect(now().index).toBe(0);
  });

  it("plays every track of a shuffled queue once, and then stops", () => {
    const { engine, output, now } = setUp();
    engine.setShuffle(true);
    engine.play(tracks(12), 5);
    const played = [now().index];
    while (now().hasNext) {
      output.becomePlaying(10);
      output.finish();
      played.push(now().index);
    }
    expect(played[0]).toBe(5);
    expect(played.toSorted((a, b) => a - b)).toEqual(tracks(12).map((_, index) => index));
  });

  it("goes on in the queue's own order from the track that is on when shuffle is switched off", () => {
    const { engine, now } = setUp();
    engine.setShuffle(true);
    engine.play(tracks(5), 2);
    engine.setShuffle(false);
    engine.next();
    expect(now().index).toBe(3);
  });

  it("repeats all, or one", () => {
    const { engine, output, now } = setUp();
    engine.play(tracks(2), 1);
    engine.setRepeat("all");
    expect(now().hasNext).toBe(true);
    output.becomePlaying(10);
    output.finish();
    expect(now().index).toBe(0);
    engine.setRepeat("one");
    output.becomePlaying(10);
    output.finish();
    expect(now().index).toBe(0);
    expect(output.paused).toBe(false);
    engine.next();
    expect(now().index).toBe(1);
  });

  it("skips what cannot be played and says which", () => {
    const { engine, output, now } = setUp();
    engine.play(tracks(2));
    output.fail(4);
    expect(now()).toMatchObject({ index: 1, failure: { kind: "skipped", track: { id: "t0" } } });
    expect(now().failure).toMatchObject({ track: { title: "Track 0" }, reason: "file" });
    output.becomePlaying(10);
    expect(now().failure?.kind).toBe("skipped");
  });

  it("stops after a whole queue of failures, even when it repeats, and tries again when asked", () => {
    const { engine, output, now } = setUp();
    engine.setRepeat("all");
    engine.play(tracks(3));
    for (let failures = 0; failures < 3; failures++) output.fail(2);
    expect(now()).toMatchObject({ state: "failed", failure: { kind: "stopped" } });
    engine.toggle();
    expect(now()).toMatchObject({ state: "loading", failure: null });
    output.becomePlaying(10);
    expect(now().state).toBe("playing");
  });

  it("is paused with a message where the browser refuses to start by itself", async () => {
    const { engine, output, now } = setUp();
    output.refusal = new DOMException("no gesture", "NotAllowedError");
    engine.play(tracks(1));
    await settled();
    expect(now()).toMatchObject({ state: "paused", failure: { kind: "autoplay-refused" } });
    output.refusal = null;
    engine.toggle();
    output.becomePlaying(10);
    expect(now()).toMatchObject({ state: "playing", failure: null });
  });

  it("loads the next track shortly before the end, once the current one is there", () => {
    const { engine, output, spare } = setUp();
    engine.play(tracks(2));
    output.becomePlaying(100);
    output.advanceTo(50);
    expect(spare.src).toBe("");
    output.advanceTo(85);
    expect(spare.src).toBe("");
    output.bufferedUntil = 100;
    output.advanceTo(86);
    expect(spare.src).toBe("/t1");
    engine.next();
    expect(spare.src).toBe("");
  });

  it("seeks within the track only", () => {
    const { engine, output } = setUp();
    engine.play(tracks(1));
    output.becomePlaying(100);
    engine.seek(42_000);
    expect(engine.getPosition()).toMatchObject({ positionMs: 42_000, durationMs: 100_000 });
    engine.seek(-5);
    expect(output.currentTime).toBe(0);
    engine.seek(1e9);
    expect(output.currentTime).toBe(100);
  });

  it("remembers volume and mute, and unmutes when the volume is raised", () => {
    const { engine, output, written, now } = setUp({ volume: 0.4, muted: true });
    expect(now()).toMatchObject({ volume: 0.4, muted: true });
    engine.setVolume(0.6);
    expect(output).toMatchObject({ volume: 0.6, muted: false });
    expect(written).toEqual([{ volume: 0.6, muted: false }]);
  });

  it("adds to the queue, and begins when there was none", () => {
    const { engine, now } = setUp();
    const [first, second] = tracks(2);
    engine.enqueue(first!);
    expect(now()).toMatchObject({ state: "loading", index: 0, hasNext: false });
    engine.enqueue(second!);
    expect(now()).toMatchObject({ index: 0, hasNext: true });
  });

  it("plays a track next, whether it is new, behind or before the one that is on", () => {
    const { engine, now } = setUp();
    const [a, b, c, d] = tracks(4);
    engine.play([a!, b!, c!], 1);
    engine.playNext(d!);
    expect(now()).toMatchObject({ track: b, index: 1, queue: [a, b, d, c] });
    engine.playNext(c!);
    expect(now()).toMatchObject({ track: b, index: 1, queue: [a, b, c, d] });
    engine.playNext(a!);
    expect(now()).toMatchObject({ track: b, index: 0, queue: [b, a, c, d] });
    engine.playNext(b!);
    engine.next();
    expect(now()).toMatchObject({ track: a, index: 1, hasNext: true });
  });

  it("falls silent when the queue is emptied or nobody listens any more", () => {
    const { engine, output, now, disconnect } = setUp();
    engine.play(tracks(2));
    output.becomePlaying(10);
    engine.play([]);
    expect(now()).toMatchObject({ state: "empty", track: null, index: -1 });
    expect(output.paused).toBe(true);
    engine.play(tracks(2));
    output.becomePlaying(10);
    disconnect();
    expect(output.paused).toBe(true);
    expect(now().state).toBe("paused");
  });
});
