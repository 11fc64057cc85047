import type { Role } from "../../kit/grants/role.ts";
import type { AppRef, NodeRef, PersonRef } from "./describe.ts";
import type { AccessReason } from "./explain.ts";

const verbs = { read: "read", write: "read and change", manage: "read, change and share" } as const satisfies Record<
  Role,
  string
>;

/** The whole explanation for a person, in English. */
export function sentenceOf(facts: {
  node: NodeRef;
  person: PersonRef;
  app: AppRef | null;
  access: Role | null;
  personAccess: AccessReason;
  appAccess: AccessReason | null;
}): string {
  const { node, app, access, personAccess, appAccess } = facts;
  const who = facts.person.name ?? "This person";
  const subject = app === null ? who : `${app.name}, for ${who},`;
  const what = `“${node.path}”`;
  const verdict = access === null ? `${subject} cannot see ${what}` : `${subject} may ${verbs[access]} ${what}`;
  const reasons = [`${who} ${because(personAccess)}`];
  if (app !== null && appAccess !== null) reasons.push(`${app.name} ${appBecause(appAccess)}`);
  return `${verdict}: ${reasons.join(", and ")}.`;
}

function because({ role, via, group, from }: AccessReason): string {
  switch (via) {
    case "ownership":
      return "owns it";
    case "membership":
      return `is in the group “${group?.name ?? ""}”, whose it is`;
    case "grant": {
      const by = group === null ? "was given" : `is in “${group.name}”, which was given`;
      return `${by} “${role ?? "nothing"}” on ${placeOf(from)}`;
    }
    case "nothing":
      return "was given nothing there";
    default:
      return via satisfies never;
  }
}

function appBecause({ role, from }: AccessReason): string {
  return role === null ? "was granted nothing there" : `was granted “${role}” on ${placeOf(from)}`;
}

function placeOf(from: AccessReason["from"]): string {
  return from === null ? "a folder above" : `“${from.path}”`;
}
