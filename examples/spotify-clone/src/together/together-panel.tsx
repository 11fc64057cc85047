import { useAudioPlayer } from "@mows/react";
import { LogOut, Radio, UserPlus } from "lucide-react";
import { useLibrary } from "../library/library-context.tsx";
import { PlayingBars } from "../player/playing-bars.tsx";
import type { Listener } from "./session.ts";
import { useSharesTrack } from "./shares-track.ts";
import type { Together } from "./together-context.tsx";

/** Who is listening now, and what can be done about it. */
export function TogetherPanel({ together }: { together: Together }) {
  const { snapshot } = together;
  const [shares, setShares] = useSharesTrack();
  const listeners = snapshot.others.filter(({ state }) => state.track != null || state.joined === true);
  return (
    <>
      <Invitation together={together} />
      {listeners.length === 0 ? (
        <p className="together-note">Nobody else who shares this library is listening now.</p>
      ) : (
        <ul className="together-list" aria-label="Listening now">
          {listeners.map((listener) => (
            <ListenerRow key={listener.connection} listener={listener} />
          ))}
        </ul>
      )}
      <label className="together-shares">
        <input type="checkbox" checked={shares} onChange={(event) => setShares(event.currentTarget.checked)} />
        Show others what I play
      </label>
    </>
  );
}

function Invitation({ together: { snapshot, commands } }: { together: Together }) {
  const { track } = useAudioPlayer();
  if (snapshot.state === "together") {
    return (
      <>
        <p className="together-note" role="status">
          {snapshot.leader === null
            ? "You lead: whoever joins hears what you hear, at the same moment."
            : `${snapshot.leader.person.name} leads. Play, pause or skip, and you lead.`}
        </p>
        <button type="button" className="button" onClick={commands.leave}>
          <LogOut aria-hidden="true" />
          Listen on my own
        </button>
      </>
    );
  }
  if (snapshot.open !== null) {
    return (
      <button type="button" className="button button-primary" onClick={commands.join}>
        <UserPlus aria-hidden="true" />
        {`Join ${snapshot.open.person.name}`}
      </button>
    );
  }
  return (
    <button type="button" className="button button-primary" disabled={track === null} onClick={commands.start}>
      <Radio aria-hidden="true" />
      {track === null ? "Play something first" : "Start listening together"}
    </button>
  );
}

function ListenerRow({ listener: { person, state } }: { listener: Listener }) {
  const { library } = useLibrary();
  const track = state.track ? library.trackById.get(state.track.id) : undefined;
  return (
    <li className="together-listener">
      <span className="together-names">
        <span className="truncate">{person.name}</span>
        <span className="together-track truncate">
          {track ? [track.title, track.artist].filter(Boolean).join(" · ") : "Listening along"}
        </span>
      </span>
      {state.track?.isPlaying === true && <PlayingBars isMoving />}
    </li>
  );
}
