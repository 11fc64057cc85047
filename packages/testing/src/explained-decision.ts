/** What may be done with a file or folder, the weaker first. */
export type Action = "read" | "write" | "manage";

/** What the cloud decided, and why. */
export interface ExplainedDecision {
  kind: "allow" | "deny" | "not-found";
  /** The scope that would have allowed it, where one was lacking. */
  missingScope: string | null;
  lacking: "ANONYMOUS" | "PERSON" | "APP" | null;
  /** The rule that decided, in a sentence. */
  rule: string;
}
