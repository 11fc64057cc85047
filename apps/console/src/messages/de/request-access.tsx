import type { ConsoleMessages } from "../en.ts";

export const requestAccess = {
  title: "Eine App bittet um Zugriff",
  loading: "Es wird gelesen, was die App möchte …",
  asks: {
    READ: { Folder: "Sie möchte alles lesen in", File: "Sie möchte lesen:" },
    WRITE: { Folder: "Sie möchte alles lesen und ändern in", File: "Sie möchte lesen und ändern:" },
  },
  readsAlready: "Lesen darf sie das schon.",
  endsAll: "Wenn diese Zeit vorbei ist, darf sie es auch nicht mehr lesen.",
  has: "Das darf die App schon. Es gibt nichts zu beantworten.",
  youAre: (name) => (
    <>
      Du bist <strong>{name}</strong>. Sonst bekommt die App nichts von dir.
    </>
  ),
  allow: "Erlauben",
  refuse: "Nicht erlauben",
  failed: (reason) => `Es wurde nichts erlaubt: ${reason}`,
  allowed: (node) => <>Erlaubt: {node}</>,
  refused: "Es wurde nichts erlaubt, und die App hat nichts erfahren.",
  changeLater: "Du kannst es jederzeit in den Einstellungen unter Apps zurücknehmen.",
  backToApp: (name) => `Zu ${name}`,
  invalid:
    "Diese Adresse bittet um nichts, was du erlauben könntest: Die App oder die Datei gibt es hier nicht, oder du darfst sie nicht teilen.",
} satisfies ConsoleMessages["requestAccess"];
