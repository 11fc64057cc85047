/** What the engine needs of an `<audio>` element. */
export type AudioOutput = EventTarget &
  Pick<
    HTMLAudioElement,
    | "src"
    | "currentTime"
    | "duration"
    | "paused"
    | "ended"
    | "volume"
    | "muted"
    | "playbackRate"
    | "buffered"
    | "error"
    | "preload"
    | "play"
    | "pause"
    | "load"
    | "removeAttribute"
  >;

/** Forgets the source and what was buffered of it. */
export function unload(output: AudioOutput): void {
  output.removeAttribute("src");
  output.load();
}
