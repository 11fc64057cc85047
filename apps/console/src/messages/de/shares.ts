import type { ConsoleMessages } from "../en.ts";

export const shares = {
  title: "Teilen",
  lead: "Was du mit Leuten, mit Gruppen und durch Links teilst, und was andere mit dir teilen.",
  loading: "Es wird nachgesehen, was geteilt ist …",
  given: "Von dir geteilt",
  givenNone: "Du teilst nichts.",
  received: "Mit dir geteilt",
  receivedNone: "Hier teilt niemand etwas mit dir.",
  showHidden: "Auch zeigen, was ich ausgeblendet habe",
  nodeWith: (path, whom) => `${path} → ${whom}`,
  byLink: (label) => `„${label}“`,
  since: (when) => `seit ${when}`,
  over: "die Zeit ist abgelaufen",
  by: (name) => `von ${name}`,
  through: (group) => `durch ${group}`,
  takeBack: (node, whom) => `„${node}“ von ${whom} zurücknehmen`,
  hide: "Ausblenden",
  hideName: (node) => `„${node}“ ausblenden`,
  unhide: "Wieder zeigen",
  unhideName: (node) => `„${node}“ wieder zeigen`,
  giveBack: "Zurückgeben",
  giveBackName: (node) => `„${node}“ zurückgeben`,
  giveBackQuestion: (node) =>
    `„${node}“ zurückgeben? Dein Zugang endet sofort, und nur wer es geteilt hat, kann es dir wieder geben.`,
} satisfies ConsoleMessages["shares"];
