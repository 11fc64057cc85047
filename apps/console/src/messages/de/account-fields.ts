import type { ConsoleMessages } from "../en.ts";

export const accountFields = {
  name: "Name",
  nameHint: "Das sehen die anderen auf dieser Cloud.",
  username: "Benutzername",
  usernameHint: "Damit meldest du dich an: 2 bis 32 Zeichen aus a–z, 0–9, Punkt, Unterstrich und Bindestrich.",
  password: "Passwort",
  passwordHint: "Mindestens 10 Zeichen. Mehrere Wörter sind gut und leicht zu merken.",
} satisfies ConsoleMessages["accountFields"];
