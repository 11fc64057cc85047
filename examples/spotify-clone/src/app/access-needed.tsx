import { useMows } from "@mows/react";
import { FolderLock } from "lucide-react";
import { StatePanel } from "./state-panel.tsx";

/** Nothing was granted, or it was taken back: only the person can change that, on the cloud's own page. */
export function AccessNeeded({ message }: { message: string | null }) {
  const mows = useMows();
  return (
    <StatePanel
      icon={FolderLock}
      title="Cadence may not see your music yet"
      actions={
        <a className="button button-primary" href={mows.auth.signInUrl(window.location.pathname)}>
          Ask for access
        </a>
      }
    >
      <p>
        It needs your Music folder, to play what is in it, to add what you drop here, and to keep your playlists. You
        decide on the next page, and may change your mind at any time.
      </p>
      {message !== null && <p className="state-panel-fact">Your cloud says: {message}</p>}
    </StatePanel>
  );
}
