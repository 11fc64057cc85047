import type { ConsoleMessages } from "../en.ts";

export const picker = {
  title: "Für eine App auswählen",
  loading: "Es wird gelesen, was die App möchte …",
  asks: {
    file: {
      READ: "möchte eine Datei lesen, die du auswählst.",
      WRITE: "möchte eine Datei lesen und ändern, die du auswählst.",
    },
    folder: {
      READ: "möchte einen Ordner lesen, den du auswählst, mit allem darin.",
      WRITE: "möchte einen Ordner lesen und ändern, den du auswählst, mit allem darin.",
    },
    any: {
      READ: "möchte eine Datei oder einen Ordner lesen, den du auswählst.",
      WRITE: "möchte eine Datei oder einen Ordner lesen und ändern, den du auswählst.",
    },
    files: {
      READ: "möchte Dateien lesen, die du auswählst.",
      WRITE: "möchte Dateien lesen und ändern, die du auswählst.",
    },
    folders: {
      READ: "möchte Ordner lesen, die du auswählst, mit allem darin.",
      WRITE: "möchte Ordner lesen und ändern, die du auswählst, mit allem darin.",
    },
    anys: {
      READ: "möchte Dateien und Ordner lesen, die du auswählst.",
      WRITE: "möchte Dateien und Ordner lesen und ändern, die du auswählst.",
    },
  },
  onlyThat: "Sie bekommt genau das, was du auswählst, und sieht sonst nichts.",
  yourPick: "Deine Auswahl",
  nothingPicked: "Es ist noch nichts ausgewählt.",
  remove: (name) => `${name} herausnehmen`,
  allow: (count) => (count > 1 ? `Diese ${count} erlauben` : "Das erlauben"),
  allowFolder: (name) => `„${name}“ erlauben`,
  cancel: "Nichts auswählen",
  failed: (reason) => `Deine Auswahl wurde nicht übergeben: ${reason}`,
  done: "Fertig. Die App hat, was du ausgewählt hast.",
  cancelled: "Es wurde nichts übergeben.",
  close: "Du kannst dieses Fenster schließen und zur App zurückgehen.",
  closeWindow: "Fenster schließen",
  gone: "Diese Anfrage ist vorbei: Sie wurde beantwortet, zurückgenommen oder ist älter als zehn Minuten. Jetzt wurde nichts übergeben. Geh zur App zurück und wähle dort neu aus.",
} satisfies ConsoleMessages["picker"];
