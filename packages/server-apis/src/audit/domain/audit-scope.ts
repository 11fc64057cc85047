import { actsDirectly } from "../../kit/acts-directly.ts";
import type { PersonId } from "../../kit/ids.ts";
import type { Principal } from "../../kit/principal.ts";
import type { AuditLog } from "./audit-log.ts";
import { denied, type Denied } from "./failures.ts";

/** Whose entries somebody may read: everybody's, or what they did and what was done to them. */
export type AuditScope = { kind: "all" } | { kind: "own"; personId: PersonId };

/** All for the operator and the owner, one's own for everybody else; nothing for apps. */
export async function auditScope({ peers }: AuditLog, principal: Principal): Promise<AuditScope | Denied> {
  if (principal.kind === "operator") return { kind: "all" };
  if (!actsDirectly(principal)) return denied(principal);
  const { personId } = principal;
  return (await peers.peopleDirectory.isOwner(personId)) ? { kind: "all" } : { kind: "own", personId };
}
