import type { ConsoleMessages } from "../en.ts";

export const consent = {
  identity: {
    address: "Adresse der App",
    unusual: "Name oder Adresse enthalten ungewöhnliche Zeichen, die eine andere App nachahmen können:",
    unusualAdvice: "Mach nur weiter, wenn die Adresse die ist, die du erwartest.",
  },
  terms: {
    access: "Sie darf",
    accesses: { READ: "nur lesen", WRITE: "lesen und ändern" },
    until: "Bis",
    untils: {
      revoked: "ich es zurücknehme",
      today: "heute Abend",
      week: "in einer Woche",
      month: "in einem Monat",
      date: "zu einem Datum …",
    },
    date: "Letzter Tag",
  },
  title: "Eine App verbinden",
  loading: "Es wird gelesen, was die App möchte …",
  canDo: "Wenn du es erlaubst, kann diese App",
  alsoCanDo: "Was du früher geantwortet hast, bleibt. Jetzt möchte sie außerdem",
  knowYou: "deinen Namen und Benutzernamen erfahren",
  knowEmail: "deine E-Mail-Adresse erfahren",
  line: {
    READ: (folder) => <>alles in {folder} lesen</>,
    WRITE: (folder) => <>alles in {folder} lesen und ändern</>,
  },
  everything: "allen deinen Dateien",
  reason: (reason) => `Die App sagt: „${reason}“`,
  allowLine: (path) => `${path} erlauben`,
  leftOut: "Ausgelassen: Davon bekommt die App nichts.",
  folderIsMade: "Diesen Ordner gibt es noch nicht. Er wird angelegt, wenn du das erlaubst.",
  fileInTheWay:
    "Du hast eine Datei mit diesem Namen, deshalb kann es so einen Ordner nicht geben. Wähle einen anderen oder lass das aus.",
  chooseAnother: "Anderen Ordner wählen",
  chooseAnotherFor: (path) => `Anderen Ordner wählen für ${path}`,
  insteadOf: (path) => `statt ${path}`,
  backTo: (path) => `Zurück zu ${path}`,
  youAre: (name) => (
    <>
      Du bist <strong>{name}</strong>. Sonst sieht die App nichts von dir, und dein Passwort erfährt sie nie.
    </>
  ),
  allow: "Erlauben",
  refuse: "Ablehnen",
  failed: (reason) => `Deine Antwort wurde nicht festgehalten: ${reason}`,
  changed:
    "Während du gelesen hast, hat die App geändert, was sie möchte. Es wurde nichts erlaubt. Sieh es dir noch einmal an.",
  problems: {
    NOT_ASKED: "Darum bittet die App nicht mehr. Lade die Seite neu.",
    MORE_THAN_ASKED: "Das ist mehr, als die App möchte.",
    EXPIRY_PAST: "Dieser Tag ist vorbei. Wähle einen späteren.",
    FILE_IN_THE_WAY: "Eine Datei mit diesem Namen ist im Weg. Wähle einen anderen Ordner oder lass das aus.",
    FOLDER_NOT_FOUND: "Diesen Ordner gibt es nicht mehr. Wähle einen anderen.",
    NOT_A_FOLDER: "Das ist eine Datei. Wähle einen Ordner.",
    NOT_YOURS_TO_GIVE:
      "Du darfst das dort selbst nicht, also kannst du es nicht erlauben. Wähle einen anderen Ordner oder nur Lesen.",
  },
  nothingAllowed: "Es wurde nichts erlaubt. Geh zur App zurück und öffne sie noch einmal: Sie fragt dann neu.",
} satisfies ConsoleMessages["consent"];
