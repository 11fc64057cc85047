import { useSession } from "@mows/react";
import { LibraryProvider } from "../library/library-context.tsx";
import { TrackActionsProvider } from "../library/track-actions-provider.tsx";
import { PlaylistsProvider } from "../playlist/playlists-context.tsx";
import { TogetherProvider } from "../together/together-context.tsx";
import { AppDropzone } from "../upload/app-dropzone.tsx";
import { Announcer } from "./announce.tsx";
import { Landing } from "./landing.tsx";
import { Shell } from "./shell.tsx";

/** The product for who is signed in, its front door for who is not. */
export function App() {
  const session = useSession();
  return (
    <>
      {session.state === "signed-in" ? (
        // The key drops everything that belonged to another person.
        <LibraryProvider key={session.person.id}>
          <PlaylistsProvider>
            <TogetherProvider>
              <AppDropzone>
                <TrackActionsProvider>
                  <Shell />
                </TrackActionsProvider>
              </AppDropzone>
            </TogetherProvider>
          </PlaylistsProvider>
        </LibraryProvider>
      ) : (
        <Landing session={session} />
      )}
      <Announcer />
    </>
  );
}
