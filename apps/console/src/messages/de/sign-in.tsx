import type { ConsoleMessages } from "../en.ts";

export const signIn = {
  title: "Anmelden",
  lead: "Willkommen zurück in deiner eigenen Cloud.",
  leadForApp: "Eine App möchte verbunden werden. Melde dich zuerst bei deiner Cloud an.",
  leadAgain: "Eine App möchte wissen, dass du es bist. Melde dich noch einmal an, oder als jemand anderes.",
  username: "Benutzername",
  password: "Passwort",
  showPassword: "Passwort anzeigen",
  action: "Anmelden",
  busy: "Du wirst angemeldet …",
  done: "Du bist angemeldet. Einen Moment …",
  wrong: "Benutzername und Passwort passen nicht zusammen. Prüfe beide und versuch es noch einmal.",
  failed: (reason) => `Du bist nicht angemeldet: ${reason}`,
  secondTitle: "Noch ein Schritt",
  secondLead: "Gib den Code ein, den deine Authenticator-App anzeigt, oder einen deiner Wiederherstellungscodes.",
  code: "Code",
  wrongCode: "Dieser Code ist falsch oder wurde schon benutzt. Warte auf den nächsten und versuch es noch einmal.",
  over: "Das hat zu lange gedauert, oder es waren zu viele Versuche. Beginn noch einmal mit deinem Passwort.",
  startOver: "Noch einmal beginnen",
  withPasskey: "Mit einem Passkey anmelden",
  passkeyRefused: "Dieser Passkey gehört hier zu keinem Konto. Melde dich anders an.",
  forgot: "Passwort vergessen?",
  tooMany: "Zu viele Versuche. Zur Sicherheit muss der nächste warten.",
  tryAgainIn: (time) => `In ${time} kannst du es wieder versuchen.`,
  tryAgainNow: "Du kannst es jetzt wieder versuchen.",
  noOwnerTitle: "Fast geschafft",
  noOwner: (
    <>
      Diese Cloud ist neu und hat noch kein Konto. Das erste legt ihr Besitzer mit dem <strong>Besitzer-Link</strong>{" "}
      an, der beim Start der Cloud im Terminal ausgegeben wurde.
    </>
  ),
  noOwnerHint: "Nicht mehr zu sehen? Beende die Cloud und starte sie neu: Sie gibt einen neuen aus.",
} satisfies ConsoleMessages["signIn"];
