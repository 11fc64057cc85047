import { useRef, useState, type CSSProperties } from "react";
import { useLanguage } from "../../messages/use-language.ts";
import { clockTime } from "../clock-time.ts";
import { useAudioPosition } from "../use-audio-position.ts";

interface SeekSliderProps {
  disabled: boolean;
  seek: (positionMs: number) => void;
  /** Changes with the track: a drag that is under way does not carry over to the next one. */
  trackKey: string;
}

interface Draft {
  readonly trackKey: string;
  readonly positionMs: number;
}

/** Percentages for the painted track: CSS custom properties, because a range input's own parts take no children. */
function painted(positionMs: number, bufferedMs: number, durationMs: number): CSSProperties {
  const percent = (ms: number) => `${durationMs > 0 ? Math.min(100, (ms / durationMs) * 100) : 0}%`;
  return { "--mows-range-value": percent(positionMs), "--mows-range-loaded": percent(bufferedMs) } as CSSProperties;
}

/** Dragging seeks once, when it ends: each seek costs a request. Keys and assistive technology seek at once. */
export function SeekSlider({ disabled, seek, trackKey }: SeekSliderProps) {
  const position = useAudioPosition();
  const { messages, formats } = useLanguage();
  const { audioPlayer } = messages;
  const [draft, setDraft] = useState<Draft | null>(null);
  const pointerIsDown = useRef(false);

  const { durationMs, bufferedMs } = position;
  const positionMs = draft?.trackKey === trackKey ? draft.positionMs : position.positionMs;
  const shownMs = Math.min(positionMs, durationMs);

  const finish = () => {
    pointerIsDown.current = false;
    if (draft?.trackKey === trackKey) seek(draft.positionMs);
    setDraft(null);
  };

  return (
    <div className="mows-audio-player-seek">
      <span className="mows-audio-player-time" aria-hidden>
        {clockTime(shownMs)}
      </span>
      <input
        type="range"
        className="mows-range"
        aria-label={audioPlayer.seek}
        aria-valuetext={audioPlayer.position(formats.spokenTime(shownMs), formats.spokenTime(durationMs))}
        min={0}
        max={Math.max(1, Math.floor(durationMs / 1000))}
        step={1}
        value={Math.floor(shownMs / 1000)}
        disabled={disabled || durationMs === 0}
        style={painted(shownMs, bufferedMs, durationMs)}
        onPointerDown={() => {
          pointerIsDown.current = true;
        }}
        onChange={(event) => {
          const wantedMs = event.currentTarget.valueAsNumber * 1000;
          if (pointerIsDown.current) setDraft({ trackKey, positionMs: wantedMs });
          else seek(wantedMs);
        }}
        onPointerUp={finish}
        onPointerCancel={finish}
      />
      <span className="mows-audio-player-time" aria-hidden>
        {clockTime(durationMs)}
      </span>
    </div>
  );
}
