import type { ConsoleMessages } from "../en.ts";

export const settings = {
  title: "Einstellungen",
  personal: "Du",
  ofTheCloud: "Diese Cloud",
  pages: {
    groups: "Gruppen",
    shares: "Teilen",
    audit: "Protokoll",
    account: "Konto",
    security: "Sicherheit",
    devices: "Geräte",
    permissions: "Apps und Rechte",
    people: "Personen",
    tokens: "Tokens",
    programs: "Programme",
  },
} satisfies ConsoleMessages["settings"];
