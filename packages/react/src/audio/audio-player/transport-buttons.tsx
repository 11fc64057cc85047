import Pause from "lucide-react/icons/pause";
import Play from "lucide-react/icons/play";
import SkipBack from "lucide-react/icons/skip-back";
import SkipForward from "lucide-react/icons/skip-forward";
import { useMessages } from "../../messages/use-messages.ts";
import type { AudioPlayerControls } from "../use-audio-player.ts";

type TransportButtonsProps = Pick<AudioPlayerControls, "state" | "hasNext" | "toggle" | "next" | "previous">;

export function TransportButtons({ state, hasNext, toggle, next, previous }: TransportButtonsProps) {
  const { audioPlayer } = useMessages();
  const sounding = state === "playing" || state === "loading";
  const empty = state === "empty";
  const ToggleIcon = sounding ? Pause : Play;
  return (
    <div className="mows-audio-player-transport">
      <button
        type="button"
        className="mows-icon-button"
        aria-label={audioPlayer.previous}
        disabled={empty}
        onClick={previous}
      >
        <SkipBack className="mows-icon mows-icon-filled mows-icon-directional" aria-hidden />
      </button>
      <button
        type="button"
        className="mows-icon-button mows-audio-player-toggle"
        aria-label={sounding ? audioPlayer.pause : audioPlayer.play}
        aria-busy={state === "loading"}
        data-state={state}
        disabled={empty}
        onClick={toggle}
      >
        <ToggleIcon className="mows-icon mows-icon-filled" aria-hidden />
      </button>
      <button
        type="button"
        className="mows-icon-button"
        aria-label={audioPlayer.next}
        disabled={!hasNext}
        onClick={next}
      >
        <SkipForward className="mows-icon mows-icon-filled mows-icon-directional" aria-hidden />
      </button>
    </div>
  );
}
