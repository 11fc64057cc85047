import { sql } from "kysely";
import type { GrantId, GroupId, NodeId, SpaceId } from "../ids.ts";
import type { Principal } from "../principal.ts";
import type { Db, NodeKind } from "../sql/database.ts";
import { accessSubject, readNodeAccess, type NodeAccess } from "./node-access.ts";
import { rankOf, roleOfRank, type Role } from "./role.ts";

export type Action = Role;

/** The node as the decision saw it. */
export type DecidedNode = { id: NodeId; spaceId: SpaceId; parentId: NodeId | null; kind: NodeKind };

/** What allowed it. For an app, always the grant that the person gave it. */
export type Via =
  | { kind: "ownership" }
  | { kind: "membership"; groupId: GroupId }
  | { kind: "grant"; grantId: GrantId; grantee: "person" | "group" | "link" | "app" };

export type Decision =
  | {
      kind: "allow";
      node: DecidedNode;
      via: Via;
      /** The most the principal may do here. */
      access: Action;
    }
  | Denial
  /** There is no such node, or none the person may know of: the two look the same from outside. */
  | { kind: "not-found"; id: NodeId };

export type Denial = {
  kind: "deny";
  lacking: "anonymous" | "person" | "app";
  missingScope: `files.${Action}`;
  /** What the person could grant the app to allow it; null when asking cannot help. */
  howToRequest: { nodeId: NodeId; access: "read" | "write" } | null;
};

/** When a grant was last used is told to the hour: an idle cloud writes nothing, a busy one hardly more. */
const lastUsedEveryMs = 60 * 60 * 1000;

/**
 * May this principal do this to this node? One query, O(depth): walks from the node to its space's root, and a deleted ancestor
 * makes it not found. Everything in the cloud that guards a node asks here and nowhere else.
 */
export async function decide(db: Db, principal: Principal, action: Action, nodeId: NodeId): Promise<Decision> {
  return decideOn(db, principal, action, { nodeId, withDeleted: false });
}

/** The same about what is in the trash, or lies below something that is. */
export async function decideDeleted(db: Db, principal: Principal, action: Action, nodeId: NodeId): Promise<Decision> {
  return decideOn(db, principal, action, { nodeId, withDeleted: true });
}

async function decideOn(
  db: Db,
  principal: Principal,
  action: Action,
  { nodeId, withDeleted }: { nodeId: NodeId; withDeleted: boolean },
): Promise<Decision> {
  const missingScope = `files.${action}` as const;
  // What was deleted before a link was made, or since, is nothing that its visitors were given.
  const isOfTrash = principal.kind === "link" && withDeleted;
  const subject = isOfTrash ? null : accessSubject(principal);
  if (subject === null) {
    const lacking = principal.kind === "anonymous" ? "anonymous" : "person";
    return { kind: "deny", lacking, missingScope, howToRequest: null };
  }
  const [row] = await readNodeAccess(db, subject, [nodeId], { withDeleted });
  if (row === undefined || row.person_role === 0) return { kind: "not-found", id: nodeId };
  const decision = judge(row, principal, action);
  if (decision.kind === "allow") await noteUse(db, row);
  return decision;
}

/** The rule itself: what a principal may do is what the person may do, met with what the app was granted and the token's scopes. */
function judge(row: NodeAccess, principal: Principal, action: Action): Decision {
  const missingScope = `files.${action}` as const;
  const wanted = rankOf(action);
  const refuse = (lacking: Denial["lacking"], howToRequest: Denial["howToRequest"] = null): Denial => ({
    kind: "deny",
    lacking,
    missingScope,
    howToRequest,
  });
  if (row.person_role < wanted) return refuse("person");
  const scoped = scopeRank(principal);
  const granted = appRank(row, principal);
  if (granted < wanted) {
    return refuse("app", action === "manage" || scoped < wanted ? null : { nodeId: row.id, access: action });
  }
  if (scoped < wanted) return refuse("app");
  const access = roleOfRank(Math.min(row.person_role, granted, scoped));
  if (access === null) throw new Error(`node ${row.id} was allowed without a role`);
  const node = { id: row.id, spaceId: row.space_id, parentId: row.parent_id, kind: row.kind };
  return { kind: "allow", node, via: viaOf(row, principal), access };
}

/** The most an app in between lets through: never `manage`. */
export function appRank(row: Pick<NodeAccess, "app_role">, principal: Principal): number {
  if (principal.kind !== "person" || principal.appId === null) return 3;
  return Math.min(row.app_role, 2);
}

/** The most a token's scopes let through. */
export function scopeRank(principal: Principal): number {
  if (principal.kind !== "person" || principal.scopes === null) return 3;
  if (principal.scopes.includes("files.write")) return 2;
  return principal.scopes.includes("files.read") ? 1 : 0;
}

function viaOf(row: NodeAccess, principal: Principal): Via {
  if (principal.kind === "person" && principal.appId !== null && row.app_grant_id !== null)
    return { kind: "grant", grantId: row.app_grant_id, grantee: "app" };
  if (row.owned) return { kind: "ownership" };
  if (row.membership !== null) return { kind: "membership", groupId: row.membership };
  if (row.share_id === null || row.share_kind === null) throw new Error(`node ${row.id} was allowed by nothing`);
  return { kind: "grant", grantId: row.share_id, grantee: row.share_kind };
}

/** Skips a row that is being written: a decision waits for nobody. */
async function noteUse(db: Db, row: NodeAccess): Promise<void> {
  const grantId = row.app_grant_id;
  if (grantId === null) return;
  if (row.app_used_at !== null && Date.now() - row.app_used_at.getTime() < lastUsedEveryMs) return;
  await sql`
    update grants set last_used_at = now()
    where id = (select id from grants where id = ${grantId} for no key update skip locked)`.execute(db);
}
