import { pluralIn } from "../plural-in.ts";
import type { Messages } from "../en.ts";

const plural = pluralIn("de");

export const search = {
  search: {
    label: "Suche",
    placeholder: "Dateien suchen",
    clear: "Suche leeren",
    results: "Gefunden",
    recent: "Zuletzt gesucht",
    forget: "Letzte Suchen vergessen",
    filters: "Suche eingrenzen",
    filter: (name, shown) => `${name}: ${shown}`,
    found: (count, shown) => plural(count, { one: "1 Treffer", other: `${shown} Treffer` }),
    foundAtLeast: (_count, shown) => `Mehr als ${shown} Treffer`,
    nothing: (query) => `Nichts gefunden für „${query}“.`,
    nothingAtAll: "Nichts gefunden.",
    searching: "Suche läuft…",
    more: "Mehr zeigen",
    in: (path) => `unter ${path}`,
    unreachable: "Deine Cloud ist nicht erreichbar.",
    notSearched: (reason) => `Das konnte nicht gesucht werden: ${reason}`,
    kinds: {
      FOLDER: "Ordner",
      IMAGE: "Bilder",
      AUDIO: "Audio",
      VIDEO: "Videos",
      DOCUMENT: "Dokumente",
      TEXT: "Texte",
      ARCHIVE: "Archive",
      OTHER: "Andere Dateien",
    },
    fields: {
      NAME: "Name",
      TITLE: "Titel",
      ARTIST: "Interpret",
      ALBUM: "Album",
      TAG: "Schlagwort",
      CONTENT: "Text",
    },
  },
} satisfies Pick<Messages, "search">;
