import { useAudioPlayer } from "@mows/react";
import { Volume1, Volume2, VolumeX } from "lucide-react";
import type { CSSProperties } from "react";

export function Volume() {
  const { volume, muted, setVolume, setMuted } = useAudioPlayer();
  const shown = muted ? 0 : volume;
  const percent = Math.round(shown * 100);
  const loudness = shown < 0.5 ? Volume1 : Volume2;
  const Icon = shown === 0 ? VolumeX : loudness;
  return (
    <div className="volume">
      <button
        type="button"
        className="icon-button"
        aria-label="Mute"
        aria-pressed={muted}
        title="Mute (M)"
        onClick={() => setMuted(!muted)}
      >
        <Icon aria-hidden="true" />
      </button>
      <input
        type="range"
        className="range"
        aria-label="Volume"
        aria-valuetext={`${percent} %`}
        min={0}
        max={100}
        step={5}
        value={percent}
        style={{ "--range-value": `${percent}%` } as CSSProperties}
        onChange={(event) => setVolume(event.currentTarget.valueAsNumber / 100)}
      />
    </div>
  );
}
