import { AudioPlayer, AudioPlayerProvider, SignIn, useSession, UserMenu } from "@mows/react";
import { Library } from "./library.tsx";

export function App() {
  const session = useSession();
  if (session.state !== "signed-in") return <SignIn title="__NAME__">Plays the music in your cloud.</SignIn>;
  return (
    <AudioPlayerProvider>
      <header className="top">
        <h1>__NAME__</h1>
        <UserMenu />
      </header>
      <main>
        <Library />
      </main>
      <footer className="player">
        <AudioPlayer />
      </footer>
    </AudioPlayerProvider>
  );
}
