import type { Messages } from "../en.ts";
import { pluralIn } from "../plural-in.ts";

const plural = pluralIn("de");

export const docs = {
  presence: {
    here: (count, shown) =>
      plural(count, { one: "1 andere Person ist hier", other: `${shown} andere Personen sind hier` }),
    follow: (name) => `${name} folgen`,
    following: (name) => `Du folgst ${name}`,
    stopFollowing: "Nicht mehr folgen",
    followMe: "Andere bitten, mir zu folgen",
    asksToFollow: (name) => `${name} bittet dich, zu folgen`,
    notNow: "Jetzt nicht",
    followers: (count, shown) =>
      count === 0
        ? "Noch folgt dir niemand"
        : plural(count, { one: "1 Person folgt dir", other: `${shown} Personen folgen dir` }),
  },
  syncStatus: {
    what: {
      loading: "Wird geöffnet …",
      connecting: "Verbindung wird aufgebaut …",
      saving: "Wird gespeichert …",
      saved: "Gespeichert",
      "read-only": "Nur zum Lesen",
      offline: "Deine Cloud ist nicht erreichbar",
      full: "Kein Platz mehr",
      "signed-out": "Du bist abgemeldet",
      denied: "Du darfst das nicht öffnen",
      gone: "Dieses Dokument gibt es nicht mehr",
    },
    more: {
      offline: "Schreib ruhig weiter: Es wird gesendet, sobald deine Cloud wieder da ist.",
      full: "Was du schreibst, bleibt in diesem Browser, bis Platz ist. Leere den Papierkorb oder bitte den Besitzer der Cloud um mehr.",
      "signed-out": "Melde dich wieder an, um weiterzumachen. Bis dahin bleibt es in diesem Browser.",
      denied: "Frag, wem es gehört.",
      gone: "Es wurde endgültig gelöscht.",
    },
    kept: (count, shown) =>
      plural(count, {
        one: "1 Änderung ist in diesem Browser aufgehoben.",
        other: `${shown} Änderungen sind in diesem Browser aufgehoben.`,
      }),
    unsaved: (count, shown) =>
      `${plural(count, { one: "1 Änderung wurde nicht gespeichert", other: `${shown} Änderungen wurden nicht gespeichert` })}: Kopiere anderswohin, was du noch brauchst, bevor du die Seite verlässt.`,
    savesItself: "Änderungen werden von selbst gespeichert.",
    signIn: "Anmelden",
  },
  collaborativeText: {
    loading: "Der Editor wird geöffnet …",
    notLoaded: "Der Editor ließ sich nicht laden. Vom Text ist nichts verloren.",
    placeholder: "Schreib hier …",
  },
  comments: {
    label: "Kommentare",
    none: "Noch keine Kommentare. Markiere einen Teil des Textes, um etwas dazu zu sagen.",
    noneToRead: "Keine Kommentare.",
    add: "Kommentieren",
    addOnSelection: "Markiertes kommentieren",
    on: (quote) => `„${quote}“ kommentieren`,
    onDocument: "Das ganze Dokument kommentieren",
    field: "Dein Kommentar",
    reply: "Antworten",
    replyField: (name) => `${name} antworten`,
    send: "Senden",
    cancel: "Abbrechen",
    resolve: "Erledigt",
    resolveOf: (name) => `Kommentar von ${name} als erledigt kennzeichnen`,
    reopen: "Wieder öffnen",
    resolvedBy: (name) => `Erledigt von ${name}`,
    resolved: (count, shown) => plural(count, { one: "1 erledigter", other: `${shown} erledigte` }),
    remove: "Löschen",
    removeOf: (when) => `Deinen Kommentar vom ${when} löschen`,
    confirmRemove: "Diesen Kommentar löschen?",
    confirmRemoveThread: "Diesen Kommentar mit allen Antworten löschen?",
    show: (quote) => `„${quote}“ im Text zeigen`,
    textGone: "Dieser Text wurde gelöscht:",
    you: "Du",
  },
  documentHistory: {
    label: "Verlauf",
    states: "Was es war",
    loading: "Wird nachgesehen …",
    none: "Noch wurde nichts geschrieben.",
    since: (when, names) => `Seit ${when}: ${names}`,
    keep: "Jetzigen Stand aufheben",
    nameOfKept: "Name dieses Standes",
    kept: "Bleibt für immer.",
    compareOf: (when) => `Stand vom ${when} mit heute vergleichen`,
    confirmRestore: (when) =>
      `Wieder den Stand vom ${when} herstellen? Der jetzige bleibt im Verlauf, und alle, die es offen haben, sehen die Änderung.`,
    restored: "Wiederhergestellt. Was vorher war, steht im Verlauf.",
    backToHistory: "Zurück zum Verlauf",
    more: "Ältere zeigen",
  },
} satisfies Pick<Messages, "presence" | "syncStatus" | "collaborativeText" | "comments" | "documentHistory">;
