import type { Messages } from "../en.ts";

const errors = {
  network: "Die Cloud ist nicht erreichbar.",
  session: "Du bist nicht mehr angemeldet.",
  server: "In der Cloud ist etwas schiefgegangen.",
};

export const general = {
  tryAgain: "Noch einmal versuchen",
  cancel: "Abbrechen",
  error: ({ kind, traceId }) =>
    traceId === undefined ? errors[kind] : `${errors[kind]} Die Kennung für das Protokoll ist ${traceId}.`,
} satisfies Pick<Messages, "tryAgain" | "cancel" | "error">;
