import { type Action, decide, decideDeleted, type DecidedNode, type Decision } from "../../../kit/grants/decide.ts";
import { grantRequestOf } from "../../../kit/grants/grant-request-url.ts";
import { type NodeId, parseId } from "../../../kit/ids.ts";
import type { Principal } from "../../../kit/principal.ts";
import type { Db } from "../../../kit/sql/database.ts";
import type { Denied, NodeNotFound } from "../failures.ts";

/** Allowed: the node, and the most the principal may do with it. */
export type Authorised = { kind: "allow"; node: DecidedNode; access: Action };

/** The kit's decision about an id as the client gave it, in this service's failures. */
export async function authorise(
  db: Db,
  principal: Principal,
  action: Action,
  id: string,
): Promise<Authorised | Denied | NodeNotFound> {
  const nodeId = parseId<NodeId>(id);
  if (nodeId === null) return { kind: "node-not-found", id };
  return inFailures(await decide(db, principal, action, nodeId), principal, id);
}

/** The same about what is in the trash, or lies below something that is. */
export async function authoriseDeleted(
  db: Db,
  principal: Principal,
  action: Action,
  nodeId: NodeId,
): Promise<Authorised | Denied | NodeNotFound> {
  return inFailures(await decideDeleted(db, principal, action, nodeId), principal, nodeId);
}

function inFailures(decision: Decision, principal: Principal, id: string): Authorised | Denied | NodeNotFound {
  switch (decision.kind) {
    case "allow":
      return { kind: "allow", node: decision.node, access: decision.access };
    case "deny":
      return {
        kind: "denied",
        lacking: decision.lacking,
        missingScope: decision.missingScope,
        grantRequest: grantRequestOf(principal, decision),
      };
    case "not-found":
      return { kind: "node-not-found", id };
    default:
      return decision satisfies never;
  }
}
