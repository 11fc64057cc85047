import { decide, type Action } from "../../kit/grants/decide.ts";
import { grantRequestOf, type GrantRequest } from "../../kit/grants/grant-request-url.ts";
import { ruleOf } from "../../kit/grants/rule-of.ts";
import { parseId, type NodeId } from "../../kit/ids.ts";
import type { Principal } from "../../kit/principal.ts";
import type { Access } from "./access.ts";

export type Can = {
  allowed: boolean;
  reason: "allowed" | "signed-out" | "not-found" | "person-lacks-it" | "app-lacks-it";
  message: string;
  grantRequest: GrantRequest | null;
};

const reasons = { anonymous: "signed-out", person: "person-lacks-it", app: "app-lacks-it" } as const;

/** The decision, for whoever builds a page: what to offer, and what to say where it is not to be had. */
export async function can({ kit }: Access, principal: Principal, action: Action, id: string): Promise<Can> {
  const nodeId = parseId<NodeId>(id);
  if (nodeId === null)
    return { allowed: false, reason: "not-found", message: "There is no such node.", grantRequest: null };
  const decision = await decide(kit.db, principal, action, nodeId);
  if (decision.kind === "allow")
    return { allowed: true, reason: "allowed", message: "This is allowed.", grantRequest: null };
  const message = await ruleOf(kit.db, principal, decision);
  if (decision.kind === "not-found") return { allowed: false, reason: "not-found", message, grantRequest: null };
  const grantRequest = grantRequestOf(principal, decision);
  return { allowed: false, reason: reasons[decision.lacking], message, grantRequest };
}
