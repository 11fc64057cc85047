import { decide, type Action } from "../grants/decide.ts";
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

/** What `decide` says, and why: for a person who reads a failing test. */
export async function explainDecision(
  db: Db,
  principal: Principal,
  action: Action,
  nodeId: NodeId,
): Promise<ExplainedDecision> {
  const decision = await decide(db, principal, action, nodeId);
  switch (decision.kind) {
    case "allow": {
      const rule =
        decision.via.kind === "ownership"
          ? "The person owns the space it is in, and no app stands between."
          : `Grant ${decision.via.grantId} gives the app “${decision.access}” on it or on a folder above it.`;
      return { kind: "allow", missingScope: null, lacking: null, rule };
    }
    case "not-found":
      return {
        kind: "not-found",
        missingScope: null,
        lacking: null,
        rule: "It is in nobody's space that this person may know of: it looks as if it did not exist.",
      };
    case "deny": {
      const { lacking, missingScope } = decision;
      const party = { anonymous: "ANONYMOUS", person: "PERSON", app: "APP" } as const;
      return { kind: "deny", missingScope, lacking: party[lacking], rule: await ruleOf(db, principal, lacking) };
    }
    default:
      return decision satisfies never;
  }
}

async function ruleOf(db: Db, principal: Principal, lacking: "anonymous" | "person" | "app"): Promise<string> {
  if (lacking === "anonymous") return "Nobody is signed in on this origin.";
  if (principal.kind !== "person" || principal.appId === null) return "This is no person's to do.";
  const grants = await db
    .selectFrom("grants as g")
    .innerJoin("nodes as n", "n.id", "g.node_id")
    .select(["g.role", "n.name"])
    .where("g.person_id", "=", principal.personId)
    .where("g.app_id", "=", principal.appId)
    .orderBy("n.name")
    .execute();
  const held = grants.map(({ role, name }) => `“${role}” on “${name === "" ? "/" : name}”`).join(", ");
  return `No grant of the person to the app “${principal.appId}” reaches it with that access; the app has ${held || "no grant at all"}.`;
}
