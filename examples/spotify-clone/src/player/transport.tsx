import { useAudioPlayer, type RepeatMode } from "@mows/react";
import { Pause, Play, Repeat, Repeat1, Shuffle, SkipBack, SkipForward } from "lucide-react";

const NEXT_REPEAT: Record<RepeatMode, RepeatMode> = { off: "all", all: "one", one: "off" };
const REPEAT_LABEL: Record<RepeatMode, string> = { off: "Repeat: off", all: "Repeat: all", one: "Repeat: one track" };

/** Shuffle, previous, play, next, repeat: the same five in the bar and on the sheet. */
export function Transport() {
  const { state, shuffle, repeat, hasNext, setShuffle, setRepeat, previous, toggle, next } = useAudioPlayer();
  const isEmpty = state === "empty";
  const isPlaying = state === "playing" || state === "loading";
  const RepeatIcon = repeat === "one" ? Repeat1 : Repeat;
  return (
    <div className="transport" role="group" aria-label="Playback">
      <button
        type="button"
        className="icon-button toggle-button"
        aria-label="Shuffle"
        aria-pressed={shuffle}
        title={shuffle ? "Shuffle: on" : "Shuffle: off"}
        onClick={() => setShuffle(!shuffle)}
      >
        <Shuffle aria-hidden="true" />
      </button>
      <button
        type="button"
        className="icon-button"
        aria-label="Previous"
        title="Previous"
        disabled={isEmpty}
        onClick={previous}
      >
        <SkipBack aria-hidden="true" fill="currentColor" />
      </button>
      <button
        type="button"
        className="play-button transport-play"
        aria-label={isPlaying ? "Pause" : "Play"}
        data-state={state}
        disabled={isEmpty}
        onClick={toggle}
      >
        {isPlaying ? <Pause aria-hidden="true" fill="currentColor" /> : <Play aria-hidden="true" fill="currentColor" />}
      </button>
      <button
        type="button"
        className="icon-button"
        aria-label="Next"
        title="Next"
        disabled={isEmpty || !hasNext}
        onClick={next}
      >
        <SkipForward aria-hidden="true" fill="currentColor" />
      </button>
      <button
        type="button"
        className="icon-button toggle-button"
        aria-label={REPEAT_LABEL[repeat]}
        aria-pressed={repeat !== "off"}
        title={REPEAT_LABEL[repeat]}
        onClick={() => setRepeat(NEXT_REPEAT[repeat])}
      >
        <RepeatIcon aria-hidden="true" />
      </button>
    </div>
  );
}
