import { sql } from "kysely";
import { actsDirectly } from "../../kit/acts-directly.ts";
import { rankOf, roleOfRank, type Role } from "../../kit/grants/role.ts";
import { accessToNodes } from "../../kit/grants/visible-nodes.ts";
import type { GrantId, GroupId, NodeId, PersonId } from "../../kit/ids.ts";
import type { Principal } from "../../kit/principal.ts";
import type { Db, NodeKind } from "../../kit/sql/database.ts";
import type { Access } from "./access.ts";
import {
  describeGroups,
  describeNodes,
  describePeople,
  type GroupRef,
  type NodeRef,
  type PersonRef,
} from "./describe.ts";
import { denied, type Denied } from "./failures.ts";

export type ReceivedShare = {
  id: GrantId;
  node: NodeRef;
  nodeKind: NodeKind;
  role: Role;
  group: GroupRef | null;
  sharedBy: PersonRef | null;
  sharedAt: Date;
  expiresAt: Date | null;
  hidden: boolean;
};

/** The newest so many: what is more is found by its folder. */
const mostShares = 500;

/** What others share with the person, with them or with a group of theirs, newest first; what allows nothing now is left out. */
export async function sharedWithMe(
  access: Access,
  principal: Principal,
  { includeHidden }: { includeHidden: boolean },
): Promise<{ kind: "shared-with-me"; shares: ReceivedShare[] } | Denied> {
  if (!actsDirectly(principal)) return denied(principal);
  const { db } = access.kit;
  const rows = (await readReceived(db, principal.personId)).filter((row) => includeHidden || !row.hidden);
  const ids = rows.map((row) => row.node_id);
  const person = { ...principal, appId: null, scopes: null };
  const reached = await accessToNodes(db, person, ids);
  const nodes = await describeNodes(access, person, ids);
  const groupOf = await describeGroups(
    access,
    rows.flatMap((row) => row.group_id ?? []),
  );
  const personOf = await describePeople(
    access,
    rows.flatMap((row) => row.granted_by ?? []),
  );
  const shares = rows.flatMap((row): ReceivedShare[] => {
    const node = nodes.get(row.node_id);
    const role = roleOfRank(Math.min(rankOf(row.role), rankOf(reached.get(row.node_id) ?? null)));
    if (node === undefined || role === null) return [];
    return [
      {
        id: row.id,
        node,
        nodeKind: row.kind,
        role,
        group: row.group_id === null ? null : groupOf(row.group_id),
        sharedBy: row.granted_by === null ? null : personOf(row.granted_by),
        sharedAt: row.granted_at,
        expiresAt: row.expires_at,
        hidden: row.hidden,
      },
    ];
  });
  return { kind: "shared-with-me", shares };
}

type Received = {
  id: GrantId;
  node_id: NodeId;
  kind: NodeKind;
  role: Role;
  group_id: GroupId | null;
  granted_by: PersonId | null;
  granted_at: Date;
  expires_at: Date | null;
  hidden: boolean;
};

/** Not what the person shared with their own group, nor what was handed on from something whose time is over. */
async function readReceived(db: Db, personId: PersonId): Promise<Received[]> {
  const { rows } = await sql<Received>`
    with recursive received as (
      select * from grants where person_id = ${personId} and grantee_kind = 'person'
      union all
      select g.* from group_members m join grants g on g.group_id = m.group_id
      where m.person_id = ${personId} and g.granted_by is distinct from ${personId}
    ), above as (
      select r.id as asked, r.parent_id, r.expires_at from received r
      union all
      select a.asked, p.parent_id, p.expires_at from above a join grants p on p.id = a.parent_id
    )
    select r.id, r.node_id, n.kind, r.role, r.group_id, r.granted_by, r.granted_at, r.expires_at,
           h.grant_id is not null as hidden
    from received r
    join nodes n on n.id = r.node_id
    left join hidden_shares h on h.grant_id = r.id and h.person_id = ${personId}
    where not exists (select from above a where a.asked = r.id and a.expires_at <= now())
    order by r.granted_at desc, r.id desc
    limit ${mostShares}`.execute(db);
  return rows;
}
