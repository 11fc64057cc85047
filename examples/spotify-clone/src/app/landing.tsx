import { SignIn, useAudioPlayer, type SessionState } from "@mows/react";
import { HardDrive, Keyboard, ListMusic } from "lucide-react";
import { useEffect } from "react";
import { coverGradient } from "../library/cover-gradient.ts";
import { Logo } from "./logo.tsx";

const TILES = Array.from({ length: 24 }, (_, index) => `tile ${index * 7}`);

/** The front door: what this is, and the way in. The wall behind it is drawn, not loaded. */
export function Landing({ session }: { session: SessionState }) {
  const { play, state } = useAudioPlayer();
  useEffect(() => {
    document.title = "Cadence";
  }, []);
  // Who signed out does not want the music of that account to play on.
  useEffect(() => {
    if (session.state === "signed-out" && state !== "empty") play([]);
  }, [session.state, state, play]);
  return (
    <main className="landing">
      <div className="landing-wall" aria-hidden="true">
        {TILES.map((tile) => (
          <span key={tile} style={{ backgroundImage: coverGradient(tile) }} />
        ))}
      </div>
      <div className="landing-card" data-state={session.state}>
        <Logo />
        <SignIn title="Your music, from your own cloud">
          <p className="landing-lead">
            Cadence plays what you own. No catalogue, no adverts, nobody counting what you listen to.
          </p>
          <ul className="landing-points">
            <li>
              <HardDrive aria-hidden="true" />
              Files stay where you keep them
            </li>
            <li>
              <ListMusic aria-hidden="true" />
              Albums, artists and playlists from your own tags
            </li>
            <li>
              <Keyboard aria-hidden="true" />
              Made for keyboard, screen reader and touch
            </li>
          </ul>
        </SignIn>
      </div>
    </main>
  );
}
