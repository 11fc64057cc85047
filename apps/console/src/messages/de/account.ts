import type { ConsoleMessages } from "../en.ts";

export const account = {
  title: "Konto",
  lead: "Was andere von dir sehen, und wie deine Cloud dich erreicht.",
  loading: "Dein Konto wird geholt …",
  profile: "Du",
  language: "Sprache",
  languageHint: "Der Seiten dieser Cloud und der Mails, die sie dir schickt.",
  browserLanguage: "Wie im Browser",
  saveFailed: (reason) => `Es hat sich nichts geändert: ${reason}`,
  picture: "Bild",
  pictureHint: "Quadratische Bilder passen am besten. Andere auf dieser Cloud sehen es.",
  choosePicture: "Bild auswählen",
  removePicture: "Bild entfernen",
  pictureUnreadable:
    "Deine Cloud kann das nicht als Bild lesen, oder es hat mehr als 10 MB. Es hat sich nichts geändert.",
  email: "E-Mail",
  emailHint: "Nur für ein neues Passwort und für das, was dein Konto angeht. Es geht auch ohne.",
  noEmail: "Du hast hier keine E-Mail-Adresse.",
  emailIs: (address) => `Deine Adresse ist ${address}.`,
  emailPending: (address) => `Der Link in der Mail an ${address} wurde noch nicht geöffnet.`,
  emailSent: "Eine Mail mit einem Link ist unterwegs. Die Adresse gilt, sobald du ihn geöffnet hast.",
  newEmail: "Neue E-Mail-Adresse",
  changeEmail: "Link schicken",
  removeEmail: "Adresse entfernen",
  noMailServer:
    "Diese Cloud kann keine Mails verschicken. Falls du dein Passwort vergisst, bekommst du von der Person, der sie gehört, einen Link zu einem neuen.",
  export: "Nimm deine Daten mit",
  exportText:
    "Ein Zip mit allen deinen Dateien, wie sie in deinen Ordnern liegen, und mit dem, was die Cloud von dir weiß: Konto, Gruppen, Rechte und dein Teil ihres Protokolls.",
  exportAction: "Alles herunterladen",
  deletion: "Konto löschen",
  deletionText:
    "Dein Konto verschwindet in sieben Tagen mit allem, was darin ist. Meldest du dich vorher an, bleibt alles, wie es war. Nimm vorher deine Daten mit.",
  deleteAction: "Mein Konto löschen",
  deleteConfirm: "Dein Konto mit allen Dateien löschen? Du wirst sofort überall abgemeldet.",
  deleteNow: "In sieben Tagen löschen",
} satisfies ConsoleMessages["account"];
