import { useAudioPlayer, useAudioPosition } from "@mows/react";
import { useRef, useState, type CSSProperties } from "react";
import { formatDuration, spokenDuration } from "../library/format-duration.ts";

/** Where the track is, and the way to another place in it. A drag seeks once, at its end; keys seek at once. */
export function SeekBar() {
  const { track, seek } = useAudioPlayer();
  const position = useAudioPosition();
  const [draft, setDraft] = useState<{ trackId: string | undefined; positionMs: number } | null>(null);
  const isDragging = useRef(false);
  const durationMs = position.durationMs || (track?.durationMs ?? 0);
  const wantedMs = draft && draft.trackId === track?.id ? draft.positionMs : position.positionMs;
  const shownMs = Math.min(wantedMs, durationMs);
  const percent = (ms: number) => `${durationMs > 0 ? Math.min(100, (ms / durationMs) * 100) : 0}%`;
  const painted = {
    "--range-value": percent(shownMs),
    "--range-loaded": percent(position.bufferedMs),
  } as CSSProperties;
  const finish = () => {
    isDragging.current = false;
    if (draft && draft.trackId === track?.id) seek(draft.positionMs);
    setDraft(null);
  };
  return (
    <div className="seek-bar">
      <span className="seek-bar-time" aria-hidden="true">
        {formatDuration(shownMs)}
      </span>
      <input
        type="range"
        className="range"
        aria-label="Seek"
        aria-valuetext={`${spokenDuration(shownMs)} of ${spokenDuration(durationMs)}`}
        min={0}
        max={Math.max(1, Math.floor(durationMs / 1000))}
        value={Math.floor(shownMs / 1000)}
        disabled={!track || durationMs === 0}
        style={painted}
        onPointerDown={() => {
          isDragging.current = true;
        }}
        onChange={(event) => {
          const positionMs = event.currentTarget.valueAsNumber * 1000;
          if (isDragging.current) setDraft({ trackId: track?.id, positionMs });
          else seek(positionMs);
        }}
        onPointerUp={finish}
        onPointerCancel={finish}
      />
      <span className="seek-bar-time" aria-hidden="true">
        {formatDuration(durationMs)}
      </span>
    </div>
  );
}
