import { appendAudit } from "../../kit/audit/append-audit.ts";
import type { AuditEntry } from "../../kit/audit/audit-entry.ts";
import { recordDenial } from "../../kit/audit/record-denial.ts";
import type { GroupId } from "../../kit/ids.ts";
import type { Tx } from "../../kit/sql/database.ts";
import type { Caller } from "./direct-caller.ts";
import type { Denied } from "./failures.ts";
import { notManager } from "./failures.ts";
import type { Groups } from "./groups.ts";

type Action =
  | "created"
  | "updated"
  | "deleted"
  | "limit-set"
  | "invitation-made"
  | "invitation-withdrawn"
  | "join-requested"
  | "join-request-withdrawn"
  | "join-refused"
  | "member-added"
  | "member-removed"
  | "member-left"
  | "role-changed";

/** Writes what was done into the audit log, in the transaction that does it. */
export async function note(
  tx: Tx,
  { principal, address }: Caller | { principal: null; address: null },
  done: { action: Action; groupId: GroupId; facts?: AuditEntry["facts"] },
): Promise<void> {
  await appendAudit(tx, {
    principal,
    action: `groups.${done.action}`,
    resource: { kind: "group", id: done.groupId },
    decision: "done",
    facts: done.facts ?? {},
    address,
  });
}

/** Refuses what only a manager may do, and writes down who tried. To be called outside of the transaction. */
export async function refuseMember(
  { kit }: Groups,
  { principal, address }: Caller,
  tried: { what: string; groupId: string },
): Promise<Denied> {
  const resource = { kind: "group", id: tried.groupId };
  await recordDenial(kit.audit, { principal, address }, { action: "groups.denied", resource, tried: tried.what });
  return notManager;
}
