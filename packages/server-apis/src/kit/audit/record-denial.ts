import type { Principal } from "../principal.ts";
import type { Audit } from "./audit.ts";

/**
 * Writes down who was refused what. To be called outside of any transaction: what was refused left none behind. `action` says whose rule
 * it was; `tried` is a scope or the name of a mutation.
 */
export async function recordDenial(
  audit: Audit,
  { principal, address }: { principal: Principal; address: string },
  denial: { action: "access.denied" | "groups.denied"; resource: { kind: string; id: string }; tried: string },
): Promise<void> {
  const { action, resource, tried } = denial;
  await audit.record({ principal, action, resource, decision: "deny", facts: { tried }, address });
}
