import type { Messages } from "../en.ts";

const scopes = { "files.read": "sehen", "files.write": "ändern", "files.manage": "teilen" };

/** `<Grant>`. */
export const access: Pick<Messages, "grant"> = {
  grant: {
    scopes,
    SIGNED_OUT: (what) => `Melde dich an, um das zu ${what}.`,
    NOT_FOUND: () => "Das gibt es nicht, oder es wurde nicht mit dir geteilt.",
    PERSON_LACKS_IT: (what) => `Du darfst das nicht ${what}. Frage, wer es mit dir geteilt hat.`,
    APP_LACKS_IT: (what) => `Du hast dieser App nicht erlaubt, das zu ${what}.`,
    allow: "In deiner Cloud erlauben",
  },
};
