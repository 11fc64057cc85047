import { sql } from "kysely";
import { actsDirectly } from "../../kit/acts-directly.ts";
import type { GroupId, PersonId } from "../../kit/ids.ts";
import type { Principal } from "../../kit/principal.ts";
import type { Access } from "./access.ts";
import type { GroupRef, PersonRef } from "./describe.ts";
import { denied, type Denied } from "./failures.ts";

/** Of each kind. */
const mostSuggested = 8;

/**
 * People of the person's groups and those they share with, and the person's groups, whose name begins with the text. Nobody else on the
 * cloud is told of: a name that is known can be written out.
 */
export async function shareSuggestions(
  { kit, peers }: Access,
  principal: Principal,
  text: string,
): Promise<{ kind: "share-suggestions"; people: PersonRef[]; groups: GroupRef[] } | Denied> {
  if (!actsDirectly(principal)) return denied(principal);
  const { personId } = principal;
  const { rows: known } = await sql<{ id: PersonId }>`
    select m.person_id as id from group_members own join group_members m on m.group_id = own.group_id
      where own.person_id = ${personId}
    union select person_id from grants where granted_by = ${personId} and grantee_kind = 'person'
    union select granted_by from grants where person_id = ${personId} and grantee_kind = 'person' and granted_by is not null
    `.execute(kit.db);
  const names = await peers.peopleDirectory.namesOf(known.map(({ id }) => id).filter((id) => id !== personId));
  const begins = beginsWith(text);
  const people = [...names]
    .filter(([, { username, name }]) => begins(username) || begins(name) || name.split(/\s+/u).some(begins))
    .map(([id, { username, name }]) => ({ id, username, name }))
    .toSorted((a, b) => a.name.localeCompare(b.name, "en"))
    .slice(0, mostSuggested);
  const { rows: groups } = await sql<{ id: GroupId; name: string }>`
    select g.id, g.name from group_members m join groups g on g.id = m.group_id
    where m.person_id = ${personId} order by g.name, g.id`.execute(kit.db);
  return {
    kind: "share-suggestions",
    people,
    groups: groups.filter(({ name }) => begins(name)).slice(0, mostSuggested),
  };
}

function beginsWith(text: string): (name: string) => boolean {
  const beginning = text.trim().toLocaleLowerCase("en");
  return (name) => name.toLocaleLowerCase("en").startsWith(beginning);
}
