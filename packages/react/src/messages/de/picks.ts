import type { Messages } from "../en.ts";

export const picks: Pick<Messages, "filePick"> = {
  filePick: {
    waiting: "Wähle im Fenster deiner Cloud aus.",
    open: "Deine Cloud zum Auswählen öffnen",
    expired: "Die Anfrage war zu lange offen.",
    failed: (reason) => `Es wurde nichts ausgewählt: ${reason}`,
  },
};
