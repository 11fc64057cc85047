import type { ConsoleMessages } from "../en.ts";

export const home = {
  greeting: (name) => `Hallo, ${name}`,
  signedInAs: (username, host) => (
    <>
      Du bist als <strong>@{username}</strong> bei <strong>{host}</strong> angemeldet.
    </>
  ),
  askingWhoYouAre: "Deine Cloud wird gefragt, wer du bist …",
  settings: "Einstellungen",
  apps: {
    title: "Apps",
    loading: "Deine Apps werden gesucht …",
    open: "Öffnen",
    openApp: (name) => `${name} öffnen`,
    none: "Noch keine Apps",
    installFirst: "Installiere die erste im Terminal des Rechners, auf dem diese Cloud läuft:",
    folderHint: (
      <>
        <code>DIR</code> ist der Ordner der App, in dem <code>mows.yaml</code> liegt.
      </>
    ),
  },
} satisfies ConsoleMessages["home"];
