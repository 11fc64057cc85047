import type { ConsoleMessages } from "../en.ts";

export const recovery = {
  forgotTitle: "Neues Passwort",
  forgotLead: "Deine Cloud schickt dir einen Link, wenn dein Konto eine E-Mail-Adresse hat.",
  forgotAccount: "Benutzername oder E-Mail-Adresse",
  forgotAction: "Link schicken",
  forgotSent:
    "Wenn es dieses Konto gibt und es eine E-Mail-Adresse hat, ist eine Mail mit einem Link unterwegs. Er gilt eine Stunde.",
  forgotNoMail:
    "Diese Cloud kann keine Mails verschicken. Bitte die Person, der sie gehört, um einen Link zu einem neuen Passwort.",
  resetTitle: "Wähle ein neues Passwort",
  resetAction: "Dieses Passwort nehmen",
  resetDone: "Dein neues Passwort gilt ab jetzt. Du bist überall abgemeldet.",
  emailTitle: "Bestätige deine E-Mail-Adresse",
  emailAction: "Adresse bestätigen",
  emailDone: "Diese Adresse gehört jetzt zu deinem Konto.",
  invitationTitle: "Willkommen in dieser Cloud",
  invitationLead: "Du bist eingeladen. Leg dein Konto an: Es gehört dir, mit einem eigenen Bereich.",
  invitationAction: "Mein Konto anlegen",
  linkIncomplete: "Diese Adresse ist unvollständig. Öffne den ganzen Link, mit allem nach dem #.",
  linkOver: "Dieser Link funktioniert nicht mehr. Bitte um einen neuen.",
  toSignIn: "Anmelden",
  identityTitle: "Bist du es?",
  identityText: "Was du gerade vorhast, schützt dein Konto. Gib dein Passwort noch einmal ein.",
  identityPassword: "Passwort",
  identityAction: "Weiter",
  identityPasskey: "Stattdessen einen Passkey benutzen",
} satisfies ConsoleMessages["recovery"];
