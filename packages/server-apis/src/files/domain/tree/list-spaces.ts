import { sql } from "kysely";
import { accessToNodes } from "../../../kit/grants/visible-nodes.ts";
import type { Action } from "../../../kit/grants/decide.ts";
import type { GroupId, NodeId, SpaceId } from "../../../kit/ids.ts";
import type { Kit } from "../../../kit/kit.ts";
import type { Principal } from "../../../kit/principal.ts";
import type { Denied } from "../failures.ts";

export type SpaceState = {
  id: SpaceId;
  rootId: NodeId;
  name: string;
  groupId: GroupId | null;
  limitBytes: number | null;
  usedBytes: number;
  reservedBytes: number;
  trashRetentionDays: number;
  access: Action;
};

export type ListSpacesOutcome = { kind: "spaces"; spaces: SpaceState[] } | Denied;

/** The spaces whose root the principal may read, their own first; an app sees one when it was given all of it. */
export async function listSpaces(kit: Kit, principal: Principal): Promise<ListSpacesOutcome> {
  if (principal.kind !== "person") {
    const lacking = principal.kind === "anonymous" ? "anonymous" : "person";
    return { kind: "denied", lacking, missingScope: "files.read", grantRequest: null };
  }
  const { rows } = await sql<Omit<SpaceState, "access">>`
    select s.id, s.root_id as "rootId", n.name, s.group_id as "groupId", s.limit_bytes as "limitBytes",
      s.used_bytes as "usedBytes", s.reserved_bytes as "reservedBytes", s.trash_retention_days as "trashRetentionDays"
    from spaces s join nodes n on n.id = s.root_id and n.deleted_at is null
    where s.owner_id = ${principal.personId}
      or s.group_id in (select group_id from group_members where person_id = ${principal.personId})
    order by s.owner_id is null, n.name_key, s.id`.execute(kit.db);
  const access = await accessToNodes(
    kit.db,
    principal,
    rows.map((row) => row.rootId),
  );
  const spaces = rows.flatMap((row) => {
    const role = access.get(row.rootId);
    return role === undefined ? [] : [{ ...row, access: role }];
  });
  return { kind: "spaces", spaces };
}

/** What lies in the trash of a space, all versions of all files. Authorises nothing. */
export async function trashBytes(kit: Pick<Kit, "db">, spaceId: SpaceId): Promise<number> {
  const { rows } = await sql<{ bytes: string }>`
    with recursive down as (
      select t.node_id as id from trash t where t.space_id = ${spaceId}
      union
      select n.id from down cross join lateral (select id from nodes where parent_id = down.id offset 0) n
    )
    select coalesce(sum(v.size), 0)::text as bytes from down join versions v on v.node_id = down.id`.execute(kit.db);
  return Number(rows[0]?.bytes ?? 0);
}
