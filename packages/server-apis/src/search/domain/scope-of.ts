import { sql } from "kysely";
import { decide } from "../../kit/grants/decide.ts";
import { grantRequestOf } from "../../kit/grants/grant-request-url.ts";
import { accessSubject } from "../../kit/grants/node-access.ts";
import { treeTops } from "../../kit/grants/tree-tops.ts";
import { type NodeId, parseId, type SpaceId } from "../../kit/ids.ts";
import type { Principal } from "../../kit/principal.ts";
import type { Db } from "../../kit/sql/database.ts";
import type { Denied, NodeNotFound } from "./failures.ts";

/** Where to look: bounds what is read, and decides nothing. */
export type Scope = {
  kind: "scope";
  /** Looked through as a whole. */
  spaceIds: readonly SpaceId[];
  /** Looked through from here down. */
  tops: readonly Top[];
  /** Nothing else, where not null: one of `tops`. */
  within: NodeId | null;
};

export type Top = { id: NodeId; spaceId: SpaceId };

/** The spaces, folders and files that all lies in that the principal may read; or a folder of theirs. */
export async function scopeOf(
  db: Db,
  principal: Principal,
  withinId: string | null,
): Promise<Scope | Denied | NodeNotFound> {
  if (accessSubject(principal) === null || principal.kind === "anonymous" || principal.kind === "operator") {
    const lacking = principal.kind === "anonymous" ? "anonymous" : "person";
    return { kind: "denied", lacking, missingScope: "files.read", grantRequest: null };
  }
  // A drop box is for bringing: what is in it, its visitors are not told.
  if (principal.kind === "link" && principal.may === "drop")
    return { kind: "denied", lacking: "person", missingScope: "files.read", grantRequest: null };
  return withinId === null ? scopeOfAll(db, principal) : scopeWithin(db, principal, withinId);
}

async function scopeWithin(db: Db, principal: Principal, withinId: string): Promise<Scope | Denied | NodeNotFound> {
  const nodeId = parseId<NodeId>(withinId);
  if (nodeId === null) return { kind: "node-not-found", id: withinId };
  const decision = await decide(db, principal, "read", nodeId);
  if (decision.kind === "not-found") return { kind: "node-not-found", id: withinId };
  if (decision.kind === "deny") {
    const { lacking, missingScope } = decision;
    return { kind: "denied", lacking, missingScope, grantRequest: grantRequestOf(principal, decision) };
  }
  const { id, spaceId, parentId } = decision.node;
  if (parentId === null) return { kind: "scope", spaceIds: [spaceId], tops: [], within: null };
  return { kind: "scope", spaceIds: [], tops: [{ id, spaceId }], within: id };
}

async function scopeOfAll(
  db: Db,
  principal: Exclude<Principal, { kind: "anonymous" | "operator" }>,
): Promise<Scope | Denied> {
  if (principal.kind === "person" && lacksScope(principal.scopes)) {
    return { kind: "denied", lacking: "app", missingScope: "files.read", grantRequest: null };
  }
  const granted =
    principal.kind === "person"
      ? sql`n.id = any(${sql.val([...(await treeTops(db, principal)).keys()])}::uuid[])`
      : sql`n.id = (select node_id from grants where id = ${principal.grantId} and grantee_kind = 'link')`;
  const { rows } = await sql<{ id: NodeId; space_id: SpaceId; is_root: boolean }>`
    select n.id, n.space_id, n.parent_id is null as is_root from nodes n where ${granted} order by n.id`.execute(db);
  const spaceIds = rows.filter((row) => row.is_root).map((row) => row.space_id);
  const tops = rows.filter((row) => !spaceIds.includes(row.space_id));
  return { kind: "scope", spaceIds, tops: tops.map((row) => ({ id: row.id, spaceId: row.space_id })), within: null };
}

function lacksScope(scopes: readonly string[] | null): boolean {
  return scopes !== null && !scopes.includes("files.read") && !scopes.includes("files.write");
}
