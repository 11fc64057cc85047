import { appendAudit } from "../../kit/audit/append-audit.ts";
import type { Principal } from "../../kit/principal.ts";
import { describeWanted, type WantedAccess } from "./app-access-request.ts";
import { giveDenied, type AppAccessRequestInvalid, type GiveDenied, type PickChoiceInvalid } from "./pick-failures.ts";
import { mayGive, type Picks } from "./picks.ts";
import { widenAppGrant } from "./widen-app-grant.ts";

export type AllowAppAccess = WantedAccess & {
  /** Null: until it is taken back. */
  expiresAt: Date | null;
  clientAddress: string;
  idempotencyKey: string | null;
};

export type AllowAppAccessOutcome =
  | { kind: "app-access-allowed" }
  | AppAccessRequestInvalid
  | PickChoiceInvalid
  | GiveDenied;

/** Gives an app what it was refused, on one node and what is below it. */
export async function allowAppAccess(
  picks: Picks,
  principal: Principal,
  { appId, nodeId, access, expiresAt, clientAddress, idempotencyKey }: AllowAppAccess,
): Promise<AllowAppAccessOutcome> {
  if (!mayGive(principal)) return giveDenied(principal, "grants.give");
  const { kit } = picks;
  const { personId } = principal;
  const input = { appId, nodeId, access, expiresAt: expiresAt?.toISOString() ?? null };
  const once = { key: idempotencyKey, operation: "allowAppAccess", input };
  const outcome = await kit.write(principal, once, async (tx): Promise<AllowAppAccessOutcome> => {
    const at = kit.clock.now();
    const wanted = await describeWanted(picks, tx, principal, { appId, nodeId, access });
    if (wanted.kind !== "app-access-request") return wanted;
    if (expiresAt !== null && expiresAt <= at)
      return { kind: "pick-choice-invalid", nodeId: wanted.node.id, problem: "expiry-past" };
    const given = { nodeId: wanted.node.id, personId, appId: wanted.app.id, role: wanted.access };
    const grantId = await widenAppGrant(tx, { ...given, expiresAt, source: "consent", at });
    await appendAudit(tx, {
      principal,
      action: "access.granted",
      resource: { kind: "node", id: wanted.node.id },
      decision: "done",
      grantId,
      facts: { app: wanted.app.id, role: wanted.access, expiresAt: expiresAt?.toISOString() ?? null },
      address: clientAddress,
    });
    return { kind: "app-access-allowed" };
  });
  if (outcome.kind === "app-access-allowed") kit.revocations.announce({ personIds: [personId] });
  return outcome;
}
