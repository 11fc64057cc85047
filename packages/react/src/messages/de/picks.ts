import type { Messages } from "../en.ts";

export const picks: Pick<Messages, "filePick"> = {
  filePick: {
    waiting: "Wähle im Fenster deiner Cloud aus.",
    open: "Deine Cloud zum Auswählen öffnen",
    expired: "Die Anfrage war zu lange offen.",
    refused: () => "Deine Cloud hat die Anfrage abgelehnt. Melde dich an und versuch es noch einmal.",
    failed: (reason) => `Es wurde nichts ausgewählt: ${reason}`,
  },
};
