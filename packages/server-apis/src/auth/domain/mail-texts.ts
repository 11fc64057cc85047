import type { Language } from "./tables.ts";

export type MailText = { subject: string; text: string };

/** What the cloud writes to people, in plain text. Names stand inside sentences only: never in a header, never in an address. */
type MailTexts = {
  passwordLink: (to: { name: string; url: string; cloud: string }) => MailText;
  emailLink: (to: { name: string; url: string; cloud: string }) => MailText;
  emailTaken: (to: { cloud: string }) => MailText;
  emailChanged: (to: { name: string; cloud: string }) => MailText;
};

const en: MailTexts = {
  passwordLink: ({ name, url, cloud }) => ({
    subject: "A new password for your cloud",
    text: `Hello ${name},

somebody, probably you, asked for a new password at ${cloud}. Choose it here, within an hour:

${url}

Was it not you? Then do nothing: your password stays as it is.
`,
  }),
  emailLink: ({ name, url, cloud }) => ({
    subject: "Confirm your e-mail address",
    text: `Hello ${name},

this address is to belong to your account at ${cloud}. Confirm it within a day:

${url}

Was it not you? Then do nothing.
`,
  }),
  emailTaken: ({ cloud }) => ({
    subject: "Your e-mail address was entered again",
    text: `Hello,

somebody entered this address for an account at ${cloud}. It belongs to your account there already, and stays with it. There is nothing for you to do.
`,
  }),
  emailChanged: ({ name, cloud }) => ({
    subject: "Your e-mail address was changed",
    text: `Hello ${name},

this address does not belong to your account at ${cloud} any more.

Was it not you? Then sign in, change your password and enter your address again, or ask the owner of the cloud for help.
`,
  }),
};

const de: MailTexts = {
  passwordLink: ({ name, url, cloud }) => ({
    subject: "Ein neues Passwort für deine Cloud",
    text: `Hallo ${name},

jemand, vermutlich du, hat für ${cloud} ein neues Passwort angefordert. Hier kannst du es innerhalb einer Stunde wählen:

${url}

Du warst das nicht? Dann brauchst du nichts zu tun: Dein Passwort bleibt, wie es ist.
`,
  }),
  emailLink: ({ name, url, cloud }) => ({
    subject: "Bestätige deine E-Mail-Adresse",
    text: `Hallo ${name},

diese Adresse soll zu deinem Konto auf ${cloud} gehören. Bestätige das innerhalb eines Tages:

${url}

Du warst das nicht? Dann brauchst du nichts zu tun.
`,
  }),
  emailTaken: ({ cloud }) => ({
    subject: "Deine E-Mail-Adresse wurde noch einmal eingegeben",
    text: `Hallo,

jemand hat diese Adresse für ein Konto auf ${cloud} eingegeben. Sie gehört dort schon zu deinem Konto, und das bleibt so. Du brauchst nichts zu tun.
`,
  }),
  emailChanged: ({ name, cloud }) => ({
    subject: "Deine E-Mail-Adresse wurde geändert",
    text: `Hallo ${name},

diese Adresse gehört nicht mehr zu deinem Konto auf ${cloud}.

Du warst das nicht? Dann melde dich an, ändere dein Passwort und trage deine Adresse wieder ein, oder bitte die Person um Hilfe, der die Cloud gehört.
`,
  }),
};

/** In the person's language; English for somebody who chose none. */
export function mailTexts(language: Language | null): MailTexts {
  return language === "de" ? de : en;
}
