import { sql } from "kysely";
import { actsDirectly } from "../../kit/acts-directly.ts";
import type { Role } from "../../kit/grants/role.ts";
import type { GrantId, GroupId, NodeId, PersonId } from "../../kit/ids.ts";
import type { DirectoryLink } from "../../kit/peers.ts";
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

export type GivenShare = {
  id: GrantId;
  kind: "person" | "group" | "link";
  node: NodeRef;
  nodeKind: NodeKind;
  role: Role;
  person: PersonRef | null;
  group: GroupRef | null;
  link: DirectoryLink | null;
  sharedBy: PersonRef | null;
  sharedAt: Date;
  expiresAt: Date | null;
  expired: boolean;
};

const mostShares = 1_000;

/**
 * Everything that the person shares with people, with groups and by links, and whatever others handed on out of the person's own space, newest
 * first: one list to take things back from.
 */
export async function sharedByMe(
  access: Access,
  principal: Principal,
): Promise<{ kind: "shared-by-me"; shares: GivenShare[] } | Denied> {
  if (!actsDirectly(principal)) return denied(principal);
  const { kit, peers } = access;
  const { personId } = principal;
  const rows = await readGiven(kit.db, personId);
  const person = { ...principal, appId: null, scopes: null };
  const nodes = await describeNodes(
    access,
    person,
    rows.map((row) => row.node_id),
  );
  const personOf = await describePeople(
    access,
    rows.flatMap((row) => [row.person_id ?? [], row.granted_by ?? []].flat()),
  );
  const groupOf = await describeGroups(
    access,
    rows.flatMap((row) => row.group_id ?? []),
  );
  const links = await peers.linkDirectory.describe(rows.flatMap((row) => (row.grantee_kind === "link" ? row.id : [])));
  const now = kit.clock.now();
  const shares = rows.flatMap((row): GivenShare[] => {
    const node = nodes.get(row.node_id);
    if (node === undefined) return [];
    const { granted_by: giver, expires_at: expiresAt } = row;
    return [
      {
        id: row.id,
        kind: row.grantee_kind,
        node,
        nodeKind: row.kind,
        role: row.role,
        person: row.person_id === null ? null : personOf(row.person_id),
        group: row.group_id === null ? null : groupOf(row.group_id),
        link: links.get(row.id) ?? null,
        sharedBy: giver === null || giver === personId ? null : personOf(giver),
        sharedAt: row.granted_at,
        expiresAt,
        expired: expiresAt !== null && expiresAt <= now,
      },
    ];
  });
  return { kind: "shared-by-me", shares };
}

type Given = {
  id: GrantId;
  grantee_kind: GivenShare["kind"];
  node_id: NodeId;
  kind: NodeKind;
  role: Role;
  person_id: PersonId | null;
  group_id: GroupId | null;
  granted_by: PersonId | null;
  granted_at: Date;
  expires_at: Date | null;
};

async function readGiven(db: Db, personId: PersonId): Promise<Given[]> {
  const { rows } = await sql<Given>`
    select g.id, g.grantee_kind, g.node_id, n.kind, g.role, g.person_id, g.group_id, g.granted_by, g.granted_at, g.expires_at
    from grants g join nodes n on n.id = g.node_id
    where g.grantee_kind <> 'app' and n.deleted_at is null and (
      g.granted_by = ${personId} or n.space_id in (select id from spaces where owner_id = ${personId})
    )
    order by g.granted_at desc, g.id desc
    limit ${mostShares}`.execute(db);
  return rows;
}
