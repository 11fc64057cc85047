import { pluralIn } from "@mows/react";
import type { ConsoleMessages } from "../en.ts";

const plural = pluralIn("de");

export const join = {
  title: "Einer Gruppe beitreten",
  loading: "Die Einladung wird angesehen …",
  invites: (name, username) => `${name} (@${username}) lädt dich ein in die Gruppe`,
  members: (count) => plural(count, { one: "1 Person ist darin", other: `${count} Personen sind darin` }),
  until: (when) => `Die Einladung gilt bis ${when}.`,
  means:
    "Wer zur Gruppe gehört, sieht deinen Namen, und ihr alle könnt die Dateien in ihrem Ordner lesen, ergänzen, ändern und löschen.",
  join: "Beitreten",
  joining: "Du trittst bei …",
  notNow: "Jetzt nicht",
  isMember: "Du gehörst schon zu dieser Gruppe.",
  open: "Gruppe öffnen",
  noToken: "Diese Adresse ist keine ganze Einladung. Öffne den Link so, wie er dir geschickt wurde.",
  invalid: "Diese Einladung gilt nicht oder nicht mehr. Bitte die Person, die sie geschickt hat, um eine neue.",
  full: "Die Gruppe ist voll, gerade kann niemand beitreten.",
  tooMany: (when) => `Es wurden zu viele Einladungen probiert, die keine sind. Versuch es ${when} noch einmal.`,
  failed: (reason) => `Du bist nicht beigetreten: ${reason}`,
} satisfies ConsoleMessages["join"];
