import type { ConsoleMessages } from "../en.ts";

export const welcome = {
  title: "Willkommen in deiner Cloud",
  lead: "Leg dein Konto an. Als Besitzer installierst du Apps und holst deine Leute dazu.",
  form: "Dein Konto",
  action: "Mein Konto anlegen",
  busy: "Dein Konto wird angelegt …",
  failed: (reason) => `Dein Konto wurde nicht angelegt: ${reason}`,
  incomplete: "Diese Adresse ist unvollständig: Der Teil fehlt, der zeigt, dass die Cloud dir gehört.",
  newLink: (
    <>
      Beende die Cloud und starte sie neu: Sie gibt einen neuen Besitzer-Link aus. Öffne ihn vollständig, mit allem, was
      hinter dem <code>#</code> steht.
    </>
  ),
  hasOwnerTitle: "Diese Cloud hat schon einen Besitzer",
  hasOwner: "Der Besitzer-Link gilt nur einmal, und jemand hat ihn benutzt.",
  hasOwnerHint: "Warst du das? Dann melde dich an. Wenn nicht, bitte den Besitzer, dich hinzuzufügen.",
} satisfies ConsoleMessages["welcome"];
