import type { Messages } from "../en.ts";

export const auth = {
  signIn: {
    title: "Melde dich an, um weiterzumachen",
    asking: "Deine Cloud wird gefragt, wer du bist …",
    noAnswer: "Deine Cloud hat nicht geantwortet.",
    needsOwner:
      "Diese Cloud hat noch kein Konto. Öffne den Besitzer-Link, der beim Start der Cloud ausgegeben wurde, und komm dann hierher zurück.",
    explanation:
      "Du meldest dich bei deiner eigenen Cloud an und entscheidest dort, worauf diese App zugreifen darf. Dein Passwort sieht sie nie.",
    action: "Mit deiner Cloud anmelden",
    refused:
      "Du hast diese App in deiner Cloud nicht zugelassen, deshalb kann sie dir nichts zeigen. Du kannst dich jederzeit anders entscheiden.",
    failed:
      "Die Anmeldung hat nicht geklappt: Der Versuch war zu alt oder stammt aus einem anderen Fenster. Bitte versuch es noch einmal.",
  },
  passkeys: {
    explanation:
      "Ein Passkey liegt auf deinem Gerät: Fingerabdruck, Gesicht oder PIN schalten ihn frei. Kein Passwort zum Eintippen.",
    none: "Du hast noch keinen Passkey.",
    list: "Deine Passkeys",
    denied: "Deine Passkeys siehst du, wenn du bei deiner Cloud selbst angemeldet bist.",
    loading: "Deine Passkeys werden gesucht …",
    unavailable: "Dieser Browser kann nicht mit Passkeys umgehen.",
    add: "Passkey hinzufügen",
    adding: "Folge deinem Gerät …",
    name: "Name",
    nameHint: "Damit du ihn wiedererkennst, zum Beispiel der Name des Geräts.",
    defaultName: "Mein Gerät",
    added: (at) => `Hinzugefügt ${at}`,
    used: (at) => `zuletzt benutzt ${at}`,
    neverUsed: "nie benutzt",
    rename: (name) => `${name} umbenennen`,
    remove: (name) => `${name} entfernen`,
    save: "Speichern",
    confirmRemoval: (name) => `„${name}“ entfernen? Du kannst dich damit dann nicht mehr anmelden.`,
    removeNow: "Entfernen",
    brokenOff: "Es wurde kein Passkey hinzugefügt.",
    refused: "Dieser Passkey wurde nicht angenommen. Es hat sich nichts geändert; versuch es noch einmal.",
    failed: (reason) => `Es hat sich nichts geändert: ${reason}`,
  },
  passwordStrength: {
    label: "Stärke des Passworts",
    levels: ["Sehr schwach", "Schwach", "Geht so", "Gut", "Stark"],
    weak: "Leicht zu erraten. Besser sind ein paar Wörter, die nicht zusammengehören.",
  },
  userMenu: {
    label: "Konto",
    button: (name) => `Konto: ${name}`,
    openCloud: "Meine Cloud öffnen",
    signOut: "Abmelden",
    signingOut: "Du wirst abgemeldet …",
    stillSignedIn: (reason) => `Du bist noch angemeldet: ${reason}`,
  },
} satisfies Pick<Messages, "signIn" | "passkeys" | "passwordStrength" | "userMenu">;
