import type { ConsoleMessages } from "../en.ts";

export const browse = {
  yourFiles: "Deine Dateien",
  allPlaces: "Alle Orte",
  where: "Wo du bist",
  loading: "Der Ordner wird geöffnet …",
  empty: "Dieser Ordner ist leer.",
  noPlaces: "Es gibt noch nichts von dir, aus dem du wählen könntest.",
  noFitting: "In diesem Ordner passt nichts.",
  contents: (folder) => `Was in ${folder} ist`,
  open: (folder) => `${folder} öffnen`,
  choose: (name) => `${name} auswählen`,
  more: "Mehr anzeigen",
  newFolder: "Neuer Ordner",
  newFolderName: "Name des neuen Ordners",
  make: "Anlegen",
  dialogTitle: "Einen Ordner wählen",
  takeThis: (folder) => `„${folder}“ verwenden`,
} satisfies ConsoleMessages["browse"];
