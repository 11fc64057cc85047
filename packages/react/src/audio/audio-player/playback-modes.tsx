import Repeat from "lucide-react/icons/repeat";
import Repeat1 from "lucide-react/icons/repeat-1";
import Shuffle from "lucide-react/icons/shuffle";
import Volume1 from "lucide-react/icons/volume-1";
import Volume2 from "lucide-react/icons/volume-2";
import VolumeX from "lucide-react/icons/volume-x";
import type { CSSProperties } from "react";
import { useLanguage } from "../../messages/use-language.ts";
import { useMessages } from "../../messages/use-messages.ts";
import type { RepeatMode } from "../audio-snapshot.ts";
import type { AudioPlayerControls } from "../use-audio-player.ts";

const afterRepeat = { off: "all", all: "one", one: "off" } as const satisfies Record<RepeatMode, RepeatMode>;

type ModeProps = Pick<
  AudioPlayerControls,
  "shuffle" | "repeat" | "volume" | "muted" | "setShuffle" | "setRepeat" | "setVolume" | "setMuted"
>;

function VolumeControl({ volume, muted, setVolume, setMuted }: ModeProps) {
  const { messages, formats } = useLanguage();
  const { audioPlayer } = messages;
  const percent = muted ? 0 : Math.round(volume * 100);
  const silent = percent === 0;
  const LoudIcon = percent < 50 ? Volume1 : Volume2;
  const Icon = silent ? VolumeX : LoudIcon;
  return (
    <div className="mows-audio-player-volume">
      <button
        type="button"
        className="mows-icon-button"
        aria-label={muted ? audioPlayer.unmute : audioPlayer.mute}
        onClick={() => setMuted(!muted)}
      >
        <Icon className="mows-icon" aria-hidden />
      </button>
      <input
        type="range"
        className="mows-range"
        aria-label={audioPlayer.volume}
        aria-valuetext={muted ? audioPlayer.muted : formats.percent(percent / 100)}
        min={0}
        max={100}
        step={5}
        value={percent}
        style={{ "--mows-range-value": `${percent}%` } as CSSProperties}
        onChange={(event) => setVolume(event.currentTarget.valueAsNumber / 100)}
      />
    </div>
  );
}

export function PlaybackModes(props: ModeProps) {
  const { shuffle, repeat, setShuffle, setRepeat } = props;
  const { audioPlayer } = useMessages();
  const RepeatIcon = repeat === "one" ? Repeat1 : Repeat;
  return (
    <div className="mows-audio-player-modes">
      <button
        type="button"
        className="mows-icon-button"
        aria-label={audioPlayer.shuffle}
        aria-pressed={shuffle}
        data-state={shuffle ? "on" : "off"}
        onClick={() => setShuffle(!shuffle)}
      >
        <Shuffle className="mows-icon" aria-hidden />
      </button>
      <button
        type="button"
        className="mows-icon-button"
        aria-label={audioPlayer.repeat[repeat]}
        data-state={repeat === "off" ? "off" : "on"}
        onClick={() => setRepeat(afterRepeat[repeat])}
      >
        <RepeatIcon className="mows-icon" aria-hidden />
      </button>
      <VolumeControl {...props} />
    </div>
  );
}
