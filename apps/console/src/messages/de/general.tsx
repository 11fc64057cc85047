import type { ConsoleMessages } from "../en.ts";

export const general = {
  skipToContent: "Zum Inhalt springen",
  startPageLabel: "MOWS, Startseite",
  goToStartPage: "Zur Startseite",
  tryAgain: "Noch einmal versuchen",
  reload: "Neu laden",
  cancel: "Abbrechen",
  save: "Speichern",
  saving: "Wird gespeichert …",
  saved: "Gespeichert.",
  askingCloud: "Deine Cloud wird gefragt …",
  loading: "Einen Moment …",
  never: "Nie",
  loadFailure: {
    title: "Deine Cloud hat nicht so geantwortet, wie sie sollte.",
    logHasMore: (traceId) => (
      <>
        Mehr dazu steht in ihrem Protokoll unter <code>{traceId}</code>.
      </>
    ),
  },
  broken: {
    title: "Diese Seite ist abgestürzt",
    text: "Der Fehler liegt in der Seite selbst. Deine Dateien und dein Konto sind davon nicht betroffen.",
  },
  notFound: {
    title: "Hier ist nichts",
    text: "Diese Adresse führt auf deiner Cloud ins Leere. Vielleicht ist sie vertippt, oder das Ziel gibt es nicht mehr.",
  },
  language: { label: "Sprache" },
} satisfies ConsoleMessages["general"];
