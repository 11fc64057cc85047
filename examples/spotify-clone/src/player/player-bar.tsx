import { useAudioPlayer } from "@mows/react";
import { ListVideo } from "lucide-react";
import { Link } from "../app/link.tsx";
import { usePath } from "../app/location.ts";
import { TogetherButton } from "../together/together-button.tsx";
import { CurrentTrack } from "./current-track.tsx";
import { SeekBar } from "./seek-bar.tsx";
import { Transport } from "./transport.tsx";
import { Volume } from "./volume.tsx";

/** The player on wide screens: what is on, the controls, and the way to the queue. */
export function PlayerBar() {
  const isQueueOpen = usePath() === "/queue";
  const { state } = useAudioPlayer();
  return (
    <section className="player-bar" aria-label="Player" data-state={state}>
      <CurrentTrack />
      <div className="player-bar-middle">
        <Transport />
        <SeekBar />
      </div>
      <div className="player-bar-end">
        <TogetherButton />
        <Link
          href="/queue"
          className="icon-button toggle-button"
          aria-label="Queue"
          title="Queue"
          aria-current={isQueueOpen ? "page" : undefined}
        >
          <ListVideo aria-hidden="true" />
        </Link>
        <Volume />
      </div>
    </section>
  );
}
