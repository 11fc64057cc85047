import { MowsError } from "../core/mows-error.ts";

/**
 * `denied`: the person may not read it; `gone`: there is no such document, or not any more; `signed-out`: nobody is signed in;
 * `read-only`: the person may not write it; `closed`: by the page itself.
 */
export type DocErrorReason = "denied" | "gone" | "signed-out" | "read-only" | "closed";

const messages: Record<DocErrorReason, string> = {
  denied: "You may not open this document.",
  gone: "This document does not exist any more.",
  "signed-out": "Nobody is signed in.",
  "read-only": "You may not change this document.",
  closed: "This document was closed.",
};

/** Why a document is not to be had, or not to be changed. */
export class DocError extends MowsError {
  readonly reason: DocErrorReason;

  constructor(reason: DocErrorReason) {
    super(reason === "signed-out" ? "session" : "server", messages[reason]);
    this.reason = reason;
  }
}
