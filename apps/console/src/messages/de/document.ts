import type { ConsoleMessages } from "../en.ts";

export const document = {
  title: "Dokument",
  create: "Neues Dokument",
  untitled: "Neues Dokument",
  opening: "Das Dokument wird geöffnet …",
  notThere: "Dieses Dokument gibt es nicht, oder es ist nicht für dich freigegeben.",
  back: "Zurück zum Ordner",
  name: "Name des Dokuments",
  undo: "Rückgängig",
  redo: "Wiederholen",
  comments: "Kommentare",
  history: "Verlauf",
  ofAnApp:
    "Eine App macht etwas aus diesem Dokument. Öffne es dort, um es zu sehen, wie es gemeint ist; hier sind es seine Daten und sein Verlauf.",
  showData: "Seine Daten zeigen",
} satisfies ConsoleMessages["document"];
