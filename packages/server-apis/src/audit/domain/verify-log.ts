import { bytesToHex } from "@noble/hashes/utils.js";
import type { AuditVerdict } from "../../kit/audit/audit.ts";
import type { AuditId } from "../../kit/ids.ts";
import type { Principal } from "../../kit/principal.ts";
import type { AuditLog } from "./audit-log.ts";
import { auditScope } from "./audit-scope.ts";
import { type Denied, notOwner } from "./failures.ts";

export type AuditHead = { entries: number; head: string };

export type VerifyLogOutcome =
  | Extract<AuditVerdict, { kind: "intact" }>
  | {
      kind: "broken";
      position: number | null;
      entryId: AuditId | null;
      reason: "altered" | "missing" | "unsealed" | "replaced";
    }
  | Denied;

/**
 * Walks the whole chain. With an earlier head it also finds what a chain alone cannot show: entries cut off its end, or a log that was
 * written anew with other entries.
 */
export async function verifyLog(
  log: AuditLog,
  caller: { principal: Principal; address: string },
  expected: AuditHead | null,
): Promise<VerifyLogOutcome> {
  const { principal, address } = caller;
  const scope = await auditScope(log, principal);
  if (scope.kind === "denied") return scope;
  if (scope.kind === "own") return notOwner;
  const verdict = await judge(log, expected);
  await log.kit.audit.record({
    principal,
    action: "audit.verified",
    resource: null,
    decision: verdict.kind === "intact" ? "done" : "failed",
    facts: verdict.kind === "intact" ? { entries: verdict.entries } : { position: verdict.position },
    address,
  });
  return verdict;
}

async function judge({ kit }: AuditLog, expected: AuditHead | null): Promise<Exclude<VerifyLogOutcome, Denied>> {
  const verdict = await kit.audit.verify();
  if (verdict.kind === "broken" || expected === null) return verdict;
  const { entries: position } = expected;
  const seal = await kit.db
    .selectFrom("audit_seals")
    .select(["entry_id", "hash"])
    .where("position", "=", position)
    .executeTakeFirst();
  if (seal === undefined) return { kind: "broken", position, entryId: null, reason: "missing" };
  if (bytesToHex(new Uint8Array(seal.hash)) === expected.head.toLowerCase()) return verdict;
  return { kind: "broken", position, entryId: seal.entry_id, reason: "replaced" };
}
