import type { Messages } from "../en.ts";

export const groups = {
  groupMembers: {
    label: (group) => `Mitglieder von ${group}`,
    loading: "Die Mitglieder werden gesucht …",
    you: "(du)",
    roles: { MANAGER: "Verwaltung", MEMBER: "Mitglied" },
    actions: {
      promote: "Verwalten lassen",
      demote: "Nur noch Mitglied",
      remove: "Entfernen",
      leave: "Verlassen",
    },
    questions: {
      promote: (name) => (name === null ? "Die Gruppe selbst verwalten?" : `Soll ${name} die Gruppe verwalten?`),
      demote: (name) =>
        name === null
          ? "Willst du die Gruppe nicht mehr verwalten? Was du aus ihr geteilt hast und deine Einladungen enden sofort."
          : `Soll ${name} nur noch Mitglied sein? Alles, was ${name} aus der Gruppe geteilt hat, und alle Einladungen von ${name} enden sofort.`,
      remove: (name) =>
        `${name ?? "Dich"} entfernen? Der Zugang über die Gruppe endet sofort, und auch, was daraus geteilt wurde. Die Dateien in der Gruppe bleiben.`,
      leave: () =>
        "Die Gruppe verlassen? Dein Zugang über sie endet sofort, und auch, was du aus ihr geteilt hast. Deine Dateien in der Gruppe bleiben.",
    },
    notDone: (reason) => `Nichts wurde geändert: ${reason}`,
    failures: {
      Denied: "Das darf nur, wer die Gruppe verwaltet. Nichts wurde geändert.",
      GroupNotFound: "Diese Gruppe gibt es nicht mehr, oder du gehörst nicht mehr dazu.",
      GroupMemberNotFound: "Diese Person gehört nicht mehr zur Gruppe.",
      LastManager:
        "Eine Gruppe wird immer von jemandem verwaltet, und sonst tut es hier niemand. Lass zuerst jemand anderen sie verwalten.",
    },
  },
} satisfies Pick<Messages, "groupMembers">;
