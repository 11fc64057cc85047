import { appendAudit } from "../../kit/audit/append-audit.ts";
import { parseId, type PickId } from "../../kit/ids.ts";
import type { PersonPrincipal, Principal } from "../../kit/principal.ts";
import type { Tx } from "../../kit/sql/database.ts";
import { giveDenied, type GiveDenied, type PickChoiceInvalid, type PickGone } from "./pick-failures.ts";
import { pickTx, type PickedNode } from "./pick.ts";
import { pickedNodes, type OpenPick } from "./picked-nodes.ts";
import { mayGive, type Picks } from "./picks.ts";
import { widenAppGrant } from "./widen-app-grant.ts";

export type PickAnswer = {
  id: string;
  nodeIds: readonly string[];
  access: "read" | "write";
  /** Null: until it is taken back. */
  expiresAt: Date | null;
  clientAddress: string;
  idempotencyKey: string | null;
};

export type AnswerPickOutcome = { kind: "pick-answered" } | PickGone | PickChoiceInvalid | GiveDenied;

/** Grants the app exactly what the person picked, once, and lets it know. */
export async function answerPick(picks: Picks, principal: Principal, answer: PickAnswer): Promise<AnswerPickOutcome> {
  if (!mayGive(principal)) return giveDenied(principal, "grants.give");
  const { kit } = picks;
  const { id, nodeIds, access, expiresAt, idempotencyKey } = answer;
  const pickId = parseId<PickId>(id);
  if (pickId === null) return { kind: "pick-gone" };
  const input = { id, nodeIds, access, expiresAt: expiresAt?.toISOString() ?? null };
  const once = { key: idempotencyKey, operation: "answerPick", input };
  const outcome = await kit.write(principal, once, async (tx): Promise<AnswerPickOutcome> => {
    const pick = await takeOpen(picks, tx, principal, pickId);
    if (pick === null) return { kind: "pick-gone" };
    const now = kit.clock.now();
    if (expiresAt !== null && expiresAt <= now)
      return { kind: "pick-choice-invalid", nodeId: null, problem: "expiry-past" };
    const picked = await pickedNodes({ db: tx, principal, pick }, nodeIds, access);
    if (picked.kind !== "picked") return picked;
    for (const node of picked.nodes) await give(tx, { principal, pick, node, answer, at: now });
    await pickTx(tx)
      .updateTable("pick_requests")
      .set({ state: "picked", picked: JSON.stringify(picked.nodes) })
      .where("id", "=", pickId)
      .execute();
    return { kind: "pick-answered" };
  });
  if (outcome.kind === "pick-answered") {
    kit.revocations.announce({ personIds: [principal.personId] });
    kit.bus.publish("picks");
  }
  return outcome;
}

/** The person's own open request, held until the commit: of two answers at once, one finds it answered. */
async function takeOpen({ kit }: Picks, tx: Tx, principal: PersonPrincipal, id: PickId): Promise<OpenPick | null> {
  const row = await pickTx(tx)
    .selectFrom("pick_requests")
    .select(["id", "app_id", "kind", "access", "multiple", "accept"])
    .where("id", "=", id)
    .where("person_id", "=", principal.personId)
    .where("state", "=", "open")
    .where("expires_at", ">", kit.clock.now())
    .forUpdate()
    .executeTakeFirst();
  return row ?? null;
}

type Giving = { principal: PersonPrincipal; pick: OpenPick; node: PickedNode; answer: PickAnswer; at: Date };

async function give(tx: Tx, { principal, pick, node, answer, at }: Giving): Promise<void> {
  const { personId } = principal;
  const { expiresAt, clientAddress } = answer;
  const role = node.access;
  const wanted = { nodeId: node.id, personId, appId: pick.app_id, role, expiresAt, source: "picker" as const, at };
  const grantId = await widenAppGrant(tx, wanted);
  await appendAudit(tx, {
    principal,
    action: "access.granted",
    resource: { kind: "node", id: node.id },
    decision: "done",
    grantId,
    facts: { app: pick.app_id, role, pick: pick.id, expiresAt: expiresAt?.toISOString() ?? null },
    address: clientAddress,
  });
}
