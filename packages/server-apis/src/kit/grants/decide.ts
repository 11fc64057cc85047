import { sql } from "kysely";
import type { GrantId, NodeId, SpaceId } from "../ids.ts";
import type { Principal } from "../principal.ts";
import type { Db } from "../sql/database.ts";

export type Action = "read" | "write";

/** The node as the decision saw it. */
export type DecidedNode = { id: NodeId; spaceId: SpaceId; parentId: NodeId | null; kind: "folder" | "file" };

export type Decision =
  | {
      kind: "allow";
      node: DecidedNode;
      /** What allowed it: the ownership of the space, or, for an app, the grant. */
      via: { kind: "ownership" } | { kind: "grant"; grantId: GrantId };
      /** The most the principal may do here. */
      access: Action;
    }
  | { kind: "deny"; lacking: "anonymous" | "person" | "app"; missingScope: `files.${Action}` }
  /** There is no such node, or none the person may know of: the two look the same from outside. */
  | { kind: "not-found"; id: NodeId };

type Row = {
  id: NodeId;
  space_id: SpaceId;
  parent_id: NodeId | null;
  kind: "folder" | "file";
  owned: boolean;
  grant_id: GrantId | null;
  grant_role: Action | null;
};

/**
 * May this principal do this to this node? One query, O(depth): walks from the node to its space's root, and a deleted ancestor
 * makes it not found. Everything in the cloud that guards a node asks here and nowhere else.
 */
export async function decide(db: Db, principal: Principal, action: Action, nodeId: NodeId): Promise<Decision> {
  const missingScope = `files.${action}` as const;
  if (principal.kind === "anonymous") return { kind: "deny", lacking: "anonymous", missingScope };
  if (principal.kind === "operator") return { kind: "deny", lacking: "person", missingScope };
  const { rows } = await sql<Row>`
    with recursive up as (
      select id, space_id, parent_id, kind, 0 as depth from nodes where id = ${nodeId} and deleted_at is null
      union all
      select n.id, n.space_id, n.parent_id, n.kind, up.depth + 1
      from nodes n join up on n.id = up.parent_id
      where n.deleted_at is null
    )
    select node.id, node.space_id, node.parent_id, node.kind, space.owner_id = ${principal.personId} as owned,
           g.id as grant_id, g.role as grant_role
    from up node
    join up root on root.parent_id is null
    join spaces space on space.id = node.space_id
    left join lateral (
      select grants.id, grants.role from grants join up on up.id = grants.node_id
      where grants.person_id = ${principal.personId} and grants.app_id = ${principal.appId ?? ""}
        and (grants.expires_at is null or grants.expires_at > now())
      order by grants.role = 'write' desc, up.depth limit 1
    ) g on true
    where node.depth = 0`.execute(db);
  const row = rows[0];
  if (row === undefined || !row.owned) return { kind: "not-found", id: nodeId };
  const node = { id: row.id, spaceId: row.space_id, parentId: row.parent_id, kind: row.kind };
  if (principal.appId === null) return { kind: "allow", node, via: { kind: "ownership" }, access: "write" };
  if (row.grant_id === null || row.grant_role === null || (action === "write" && row.grant_role === "read")) {
    return { kind: "deny", lacking: "app", missingScope };
  }
  return { kind: "allow", node, via: { kind: "grant", grantId: row.grant_id }, access: row.grant_role };
}
