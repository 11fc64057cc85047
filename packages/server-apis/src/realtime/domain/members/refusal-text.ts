import type { RefusalReason } from "../hub/receipt.ts";

/** Why an update was not taken, for the person whose client shows it. */
export const refusalTexts = {
  "quota-exceeded": "There is no room left for this edit: it was not saved.",
  "document-full": "The document is as large as one may be: this edit was not saved.",
  "document-gone": "The document was deleted: this edit was not saved.",
  "client-taken": "This edit says that somebody else wrote it: it was not taken.",
  overloaded: "The cloud cannot save at the moment.",
  "read-only": "You may read this document, not edit it: this edit was not taken.",
} as const satisfies Record<RefusalReason | "read-only", string>;
