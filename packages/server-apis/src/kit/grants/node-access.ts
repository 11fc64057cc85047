import { sql } from "kysely";
import type { AppId, GrantId, GroupId, NodeId, PersonId, SpaceId } from "../ids.ts";
import type { Principal } from "../principal.ts";
import type { Db, NodeKind } from "../sql/database.ts";

/** What `node_access` says of one node. Ranks: 0 none, 1 read, 2 write, 3 manage. */
export type NodeAccess = {
  id: NodeId;
  /** That of the root it lies below. */
  space_id: SpaceId;
  parent_id: NodeId | null;
  kind: NodeKind;
  /** The most the person, or the link, may do: by owning the space, by the group whose space it is, or by what was shared. */
  person_role: number;
  owned: boolean;
  /** The group of the space, where nothing stronger was shared with the person. */
  membership: GroupId | null;
  /** The strongest grant to the person, a group of theirs, or the link. */
  share_id: GrantId | null;
  share_kind: "person" | "group" | "link" | null;
  share_group: GroupId | null;
  /** What the person gave the app here. */
  app_role: number;
  app_grant_id: GrantId | null;
  app_used_at: Date | null;
};

/** Whose access is asked for. */
export type AccessSubject = { personId: PersonId | null; appId: AppId | null; linkId: GrantId | null };

/** Null for who holds nothing anywhere. */
export function accessSubject(principal: Principal): AccessSubject | null {
  if (principal.kind === "person") return { personId: principal.personId, appId: principal.appId, linkId: null };
  if (principal.kind === "link" && principal.may !== "drop")
    return { personId: null, appId: null, linkId: principal.grantId };
  return null;
}

/**
 * What the subject holds at each of these nodes, one query, O(depth) each. A node that is not there, or lies below something deleted, has
 * no row; `withDeleted` looks past deletions, so that they can be told to whoever could see what is gone.
 */
export async function readNodeAccess(
  db: Db,
  subject: AccessSubject,
  ids: readonly NodeId[],
  { withDeleted = false }: { withDeleted?: boolean } = {},
): Promise<NodeAccess[]> {
  if (ids.length === 0) return [];
  const { personId, appId, linkId } = subject;
  const { rows } = await sql<NodeAccess>`
    select * from node_access(${personId}::uuid, ${appId}::text, ${linkId}::uuid,
      ${sql.val([...new Set(ids)])}::uuid[], ${withDeleted}::boolean)`.execute(db);
  return rows;
}
