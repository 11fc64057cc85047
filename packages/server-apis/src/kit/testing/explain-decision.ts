import { decide, type Action } from "../grants/decide.ts";
import { ruleOf } from "../grants/rule-of.ts";
import type { NodeId } from "../ids.ts";
import type { Principal } from "../principal.ts";
import type { Db } from "../sql/database.ts";

export type ExplainedDecision = {
  kind: "allow" | "deny" | "not-found";
  /** The scope that would have allowed it, where one was lacking. */
  missingScope: string | null;
  lacking: "ANONYMOUS" | "PERSON" | "APP" | null;
  /** The rule that decided, in a sentence. */
  rule: string;
};

const parties = { anonymous: "ANONYMOUS", person: "PERSON", app: "APP" } as const;

/** What `decide` says, and why: for a person who reads a failing test. */
export async function explainDecision(
  db: Db,
  principal: Principal,
  action: Action,
  nodeId: NodeId,
): Promise<ExplainedDecision> {
  const decision = await decide(db, principal, action, nodeId);
  const rule = await ruleOf(db, principal, decision);
  if (decision.kind !== "deny") return { kind: decision.kind, missingScope: null, lacking: null, rule };
  return { kind: "deny", missingScope: decision.missingScope, lacking: parties[decision.lacking], rule };
}
