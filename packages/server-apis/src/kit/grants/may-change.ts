import { sql } from "kysely";
import type { Selectable } from "kysely";
import type { GrantId, GroupId, PersonId } from "../ids.ts";
import type { PersonPrincipal } from "../principal.ts";
import type { Db, GrantTable } from "../sql/database.ts";
import { decide } from "./decide.ts";

export type GrantRow = Selectable<GrantTable>;

/**
 * May this person change the grant? An app's: in whose name it acts. Any other: who owns the space or manages its group, and who holds
 * `manage` by a grant that this one was handed on from. So nobody changes the grant they hold themselves, nor one beside it.
 */
export async function mayChange(db: Db, principal: PersonPrincipal, grant: GrantRow): Promise<boolean> {
  if (grant.grantee_kind === "app") return grant.person_id === principal.personId;
  const decision = await decide(db, principal, "manage", grant.node_id);
  if (decision.kind !== "allow") return false;
  if (decision.via.kind !== "grant") return true;
  return holdsAbove(db, principal.personId, grant.id);
}

/** May they at least give it back? Whoever may change it, the person it was given to, and a manager of the group it was given to. */
export async function mayRevoke(db: Db, principal: PersonPrincipal, grant: GrantRow): Promise<boolean> {
  if (grant.person_id === principal.personId) return true;
  if (grant.group_id !== null && (await manages(db, principal.personId, grant.group_id))) return true;
  return mayChange(db, principal, grant);
}

async function manages(db: Db, personId: PersonId, groupId: GroupId): Promise<boolean> {
  const row = await db
    .selectFrom("group_members")
    .select("role")
    .where("group_id", "=", groupId)
    .where("person_id", "=", personId)
    .executeTakeFirst();
  return row?.role === "manager";
}

async function holdsAbove(db: Db, personId: PersonId, grantId: GrantId): Promise<boolean> {
  const { rows } = await sql`
    with recursive above as (
      select p.* from grants g join grants p on p.id = g.parent_id where g.id = ${grantId}
      union all
      select p.* from above a join grants p on p.id = a.parent_id
    )
    select 1 from above
    where role = 'manage' and (expires_at is null or expires_at > now()) and (
      person_id = ${personId} or group_id in (select group_id from group_members where person_id = ${personId})
    ) limit 1`.execute(db);
  return rows.length > 0;
}

/** Whose rights a change of this grant may end; nobody in particular for a group's and a link's, and for what was handed on from it. */
export function concerned(grant: Pick<GrantRow, "grantee_kind" | "person_id" | "app_id">): {
  personIds?: PersonId[];
} {
  return grant.grantee_kind === "app" && grant.person_id !== null ? { personIds: [grant.person_id] } : {};
}
