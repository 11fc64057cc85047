import type { ConsoleMessages } from "../en.ts";

export const files = {
  title: "Dateien",
  search: "Suche",
  share: "Freigeben …",
  mine: "Meine Dateien",
  shared: "Für mich freigegeben",
  starred: "Markiert",
  trash: "Papierkorb",
  trashOf: (space) => `Papierkorb: ${space}`,
  whoseTrash: "Wessen Papierkorb",
  about: "Über diese Datei",
  versions: "Versionen",
  comments: "Kommentare",
  commentsCounted: (shown) => `Kommentare (${shown})`,
  showInFolder: "In seinem Ordner zeigen",
  takenHere: "Was noch hier aufgenommen wurde",
} satisfies ConsoleMessages["files"];
