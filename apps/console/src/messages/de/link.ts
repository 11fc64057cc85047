import { pluralIn } from "@mows/react";
import type { ConsoleMessages } from "../en.ts";

const plural = pluralIn("de");

export const link = {
  title: "Mit dir geteilt",
  loading: "Der Link wird geöffnet …",
  noSecret: "Diese Adresse ist kein ganzer Link. Öffne ihn so, wie er dir geschickt wurde.",
  ended: "Dieser Link gilt nicht oder nicht mehr. Bitte die Person, die ihn geschickt hat, um einen neuen.",
  notThere: "Das gibt es nicht mehr, oder es gehört nicht zu diesem Link.",
  needsPassword: "Dieser Link hat ein Passwort. Wer ihn dir geschickt hat, kann es dir sagen.",
  password: "Passwort",
  passwordWrong: "Das ist nicht das Passwort des Links.",
  enter: "Öffnen",
  sharedBy: (name) => `${name} teilt das mit dir.`,
  receivedBy: (name) => `Was du bringst, bekommt ${name}.`,
  until: (when) => `Der Link gilt bis ${when}.`,
  downloadsLeft: (count, shown) =>
    plural(count, {
      one: "Der Link gilt noch für einen Download.",
      other: count === 0 ? "Die Downloads des Links sind aufgebraucht." : `Der Link gilt noch für ${shown} Downloads.`,
    }),
  back: "Zurück",
  download: (size) => `Herunterladen (${size})`,
  downloadAll: "Alles als ZIP-Archiv herunterladen",
  contents: "Dateien und Ordner",
  empty: "In diesem Ordner ist nichts.",
  more: "Mehr zeigen",
  newFolder: "Neuer Ordner",
  folderName: "Name des neuen Ordners",
  makeFolder: "Ordner anlegen",
  rename: "Umbenennen",
  renameThis: (name) => `${name} umbenennen`,
  newName: (name) => `Neuer Name von ${name}`,
  delete: "Löschen",
  deleteThis: (name) => `${name} löschen`,
  confirmDelete: (name) =>
    `„${name}“ löschen? Es kommt in den Papierkorb dessen, der es freigibt; du selbst kannst es nicht zurückholen.`,
  dropTitle: "Dateien bringen",
  chooseFiles: "Dateien auswählen",
  dropExplained:
    "Wähle Dateien aus oder zieh sie hierher. Niemand, der mit diesem Link kommt, sieht sie, und auch du danach nicht mehr.",
  largest: (size) => `Eine Datei darf bis zu ${size} haben.`,
  yourName: "Dein Name (wenn du magst)",
  yourNameHint: "Wer die Dateien bekommt, sieht ihn.",
  tooLarge: (names) => `Zu groß für diesen Link: ${names}`,
  thanks: "Danke! Alles ist angekommen.",
} satisfies ConsoleMessages["link"];
