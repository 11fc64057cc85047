import type { ConsoleMessages } from "../en.ts";

export const files = {
  title: "Dateien",
  search: "Suche",
  share: "Freigeben …",
  mine: "Meine Dateien",
  shared: "Für mich freigegeben",
  starred: "Markiert",
  trash: "Papierkorb",
} satisfies ConsoleMessages["files"];
