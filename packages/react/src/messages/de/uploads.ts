import type { Messages } from "../en.ts";
import { pluralIn } from "../plural-in.ts";

const plural = pluralIn("de");

const denied = "Hier darfst du nichts ablegen: Für diesen Ordner fehlt dir das Schreibrecht.";
const noSuchFolder = "Diesen Ordner gibt es nicht.";
const nameTaken = "An dieser Stelle gibt es schon etwas mit demselben Namen.";
const onlyInFolders = "Dateien lassen sich nur in Ordnern ablegen.";
const lost = "Die Cloud kennt diesen Upload nicht mehr. Lade die Datei noch einmal hoch.";

export const uploads = {
  dropzone: {
    uploadFiles: "Dateien hochladen",
    uploadFolder: "Ordner hochladen",
    filesLabel: "Dateien zum Hochladen",
    folderLabel: "Ordner zum Hochladen",
    drop: "Zum Hochladen loslassen",
    unreadable: "Was du abgelegt hast, ließ sich nicht lesen. Es wurde nichts hochgeladen.",
    leftOut: (count, shown) =>
      plural(count, {
        one: "1 Datei wurde ausgelassen, weil ihre Art hier nicht passt.",
        other: `${shown} Dateien wurden ausgelassen, weil ihre Art hier nicht passt.`,
      }),
    notStarted: "Das Hochladen konnte nicht beginnen: Die Cloud ist nicht erreichbar.",
  },
  uploadList: {
    title: "Uploads",
    clearFinished: "Fertige ausblenden",
    pause: (name) => `${name} anhalten`,
    resume: (name) => `${name} fortsetzen`,
    retry: (name) => `${name} noch einmal hochladen`,
    cancel: (name) => `${name} abbrechen`,
    progressOf: (name) => `Fortschritt von ${name}`,
    amount: (sent, total) => `${sent} von ${total}`,
    timeLeft: (time) => `noch ${time}`,
    waiting: (total) => `Wartet, ${total}`,
    pausedAt: (amount) => `Angehalten bei ${amount}`,
    waitingForNetwork: (amount) => `${amount}. Geht weiter, sobald die Cloud wieder erreichbar ist`,
    done: (total) => `Hochgeladen, ${total}`,
    replaced: (total) => `Als neue Version hochgeladen, ${total}`,
    skipped: "Unverändert, weil schon vorhanden",
    cancelled: "Abgebrochen",
    failed: "Das Hochladen ist fehlgeschlagen",
    failures: {
      DENIED: denied,
      Denied: denied,
      NODE_NOT_FOUND: noSuchFolder,
      NodeNotFound: noSuchFolder,
      NOT_A_FOLDER: onlyInFolders,
      NotAFolder: onlyInFolders,
      NAME_INVALID: "So darf die Datei nicht heißen. Benenne sie um und lade sie noch einmal hoch.",
      NameInvalid: "So darf der Ordner nicht heißen. Benenne ihn um und lade ihn noch einmal hoch.",
      NAME_TAKEN: nameTaken,
      NameTaken: nameTaken,
      QUOTA_EXCEEDED: "Der Platz reicht nicht. Es wurde nichts gespeichert: Lösch etwas oder bitte um mehr Platz.",
      STORE_FULL:
        "Die Festplatte der Cloud ist voll. Was angekommen ist, bleibt erhalten; es geht weiter, sobald wieder Platz ist.",
      LENGTH_EXCEEDED: "Die Datei hat sich beim Hochladen verändert. Lade sie noch einmal hoch.",
      CHECKSUM_MISMATCH: "Unterwegs ist etwas verfälscht worden. Lade die Datei noch einmal hoch.",
      PARENT_GONE: "Der Ordner wurde inzwischen gelöscht. Lade die Datei in einen anderen hoch.",
      UPLOAD_NOT_FOUND: lost,
      UPLOAD_LOST: lost,
      UPLOAD_TAKEN_OVER: "Dieser Upload läuft an anderer Stelle weiter.",
      SIGNED_OUT: "Melde dich wieder an, damit es weitergeht.",
      SERVER_ERROR: "In der Cloud ist etwas schiefgegangen.",
    },
    summary: (done, { total, shownTotal }) =>
      plural(total, { one: `${done} von 1 Datei hochgeladen`, other: `${done} von ${shownTotal} Dateien hochgeladen` }),
    summaryFailed: (failed) => `${failed} fehlgeschlagen`,
  },
} satisfies Pick<Messages, "dropzone" | "uploadList">;
