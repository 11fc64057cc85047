import type { Principal } from "../principal.ts";
import type { Db } from "../sql/database.ts";
import type { Decision } from "./decide.ts";

/** The rule behind a decision as a sentence in English, for a person. */
export async function ruleOf(db: Db, principal: Principal, decision: Decision): Promise<string> {
  switch (decision.kind) {
    case "allow":
      return allowedBy(db, decision);
    case "not-found":
      return "Nothing there was given to them: to them it looks as if it did not exist.";
    case "deny":
      return deniedFor(db, principal, decision);
    default:
      return decision satisfies never;
  }
}

async function allowedBy(db: Db, { via }: Extract<Decision, { kind: "allow" }>): Promise<string> {
  switch (via.kind) {
    case "ownership":
      return "The person owns the space it is in, and no app stands between.";
    case "membership": {
      const group = await db.selectFrom("groups").select("name").where("id", "=", via.groupId).executeTakeFirst();
      return `It is in the space of “${group?.name ?? "a group"}”, which they are in.`;
    }
    case "grant": {
      const { role, place } = await describeGrant(db, via.grantId);
      const whom = { person: "them", group: "a group they are in", link: "the link's holder", app: "the app" } as const;
      return `Grant ${via.grantId} gives ${whom[via.grantee]} “${role}” on ${place}.`;
    }
    default:
      return via satisfies never;
  }
}

async function describeGrant(db: Db, grantId: string): Promise<{ role: string; place: string }> {
  const row = await db
    .selectFrom("grants as g")
    .innerJoin("nodes as n", "n.id", "g.node_id")
    .select(["g.role", "n.name", "n.parent_id"])
    .where("g.id", "=", grantId as never)
    .executeTakeFirst();
  if (row === undefined) return { role: "access", place: "something that is gone by now" };
  return { role: row.role, place: row.parent_id === null ? "the whole space" : `“${row.name}”` };
}

async function deniedFor(db: Db, principal: Principal, denial: Extract<Decision, { kind: "deny" }>): Promise<string> {
  if (denial.lacking === "anonymous") return "Nobody is signed in on this origin.";
  if (principal.kind !== "person") return "This is no person's to do.";
  if (denial.lacking === "person" || principal.appId === null)
    return "What the person was given there does not go that far.";
  if (denial.missingScope === "files.manage") return "Sharing is never an app's to do.";
  const grants = await db
    .selectFrom("grants as g")
    .innerJoin("nodes as n", "n.id", "g.node_id")
    .select(["g.role", "n.name", "n.parent_id"])
    .where("g.person_id", "=", principal.personId)
    .where("g.app_id", "=", principal.appId)
    .orderBy("n.name")
    .execute();
  const held = grants
    .map(({ role, name, parent_id: parent }) => `“${role}” on “${parent === null ? "/" : name}”`)
    .join(", ");
  return `No grant of the person to the app “${principal.appId}” reaches it with that access; the app has ${held || "no grant at all"}.`;
}
