import { createGrant, type NewGrant } from "../../kit/grants/create-grant.ts";
import { rankOf } from "../../kit/grants/role.ts";
import type { AppId, GrantId, NodeId, PersonId } from "../../kit/ids.ts";
import type { Tx } from "../../kit/sql/database.ts";

export type Widening = {
  nodeId: NodeId;
  personId: PersonId;
  appId: AppId;
  role: "read" | "write";
  expiresAt: Date | null;
  source: NewGrant["source"];
  at: Date;
};

/**
 * Gives an app at least this on the node. What it holds there already and is stronger stays as it is; of two that allow the same, the one
 * that lasts longer stands. An app has one grant on a node, so a weaker one makes room for a stronger, whatever that one's end is.
 */
export async function widenAppGrant(tx: Tx, { personId, appId, ...wanted }: Widening): Promise<GrantId> {
  const known = await tx
    .selectFrom("grants")
    .select(["id", "role", "expires_at", "requested_path"])
    .where("node_id", "=", wanted.nodeId)
    .where("person_id", "=", personId)
    .where("app_id", "=", appId)
    .where("parent_id", "is", null)
    .where((eb) => eb.or([eb("expires_at", "is", null), eb("expires_at", ">", wanted.at)]))
    .forUpdate()
    .executeTakeFirst();
  if (known !== undefined) {
    const isStronger = rankOf(known.role) > rankOf(wanted.role);
    if (isStronger || (known.role === wanted.role && !isLater(wanted.expiresAt, known.expires_at))) return known.id;
  }
  return createGrant(tx, {
    ...wanted,
    grantee: { kind: "app", personId, appId },
    grantedBy: personId,
    requestedPath: known?.requested_path ?? null,
  });
}

/** Null is never. */
function isLater(end: Date | null, other: Date | null): boolean {
  if (other === null) return false;
  return end === null || end > other;
}
