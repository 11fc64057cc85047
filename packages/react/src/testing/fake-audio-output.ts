import type { AudioOutput } from "../audio/audio-output.ts";

/** The browser's part of playback for tests: does what it is told, and says so by the same events, without sound. */
export class FakeAudioOutput extends EventTarget implements AudioOutput {
  currentTime = 0;
  duration = Number.NaN;
  paused = true;
  ended = false;
  volume = 1;
  muted = false;
  playbackRate = 1;
  preload: HTMLAudioElement["preload"] = "";
  error: MediaError | null = null;
  /** What `play()` refuses with, as a browser without a user's gesture does. */
  refusal: DOMException | null = null;
  bufferedUntil = 0;
  #src = "";

  get src(): string {
    return this.#src;
  }

  set src(src: string) {
    this.#src = src;
    this.#reset();
  }

  get buffered(): TimeRanges {
    return { length: 1, start: () => 0, end: () => this.bufferedUntil };
  }

  async play(): Promise<void> {
    if (this.refusal) throw this.refusal;
    if (this.ended) this.currentTime = 0;
    this.ended = false;
    this.paused = false;
    this.dispatchEvent(new Event("play"));
  }

  pause(): void {
    if (this.paused) return;
    this.paused = true;
    this.dispatchEvent(new Event("pause"));
  }

  load(): void {
    this.#reset();
  }

  removeAttribute(name: string): void {
    if (name === "src") this.#src = "";
  }

  /** The source turned out to be this long, and sounds. */
  becomePlaying(durationSeconds: number): void {
    this.duration = durationSeconds;
    this.dispatchEvent(new Event("durationchange"));
    this.dispatchEvent(new Event("playing"));
  }

  advanceTo(seconds: number): void {
    this.currentTime = seconds;
    this.dispatchEvent(new Event("timeupdate"));
  }

  finish(): void {
    this.currentTime = this.duration;
    this.paused = true;
    this.ended = true;
    this.dispatchEvent(new Event("pause"));
    this.dispatchEvent(new Event("ended"));
  }

  fail(code: number): void {
    this.error = {
      code,
      message: "",
      MEDIA_ERR_ABORTED: 1,
      MEDIA_ERR_NETWORK: 2,
      MEDIA_ERR_DECODE: 3,
      MEDIA_ERR_SRC_NOT_SUPPORTED: 4,
    };
    this.dispatchEvent(new Event("error"));
  }

  #reset(): void {
    this.currentTime = 0;
    this.duration = Number.NaN;
    this.paused = true;
    this.ended = false;
    this.error = null;
    this.bufferedUntil = 0;
    this.dispatchEvent(new Event("emptied"));
  }
}
