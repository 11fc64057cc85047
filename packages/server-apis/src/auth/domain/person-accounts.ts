import { sql } from "kysely";
import { appendAudit } from "../../kit/audit/append-audit.ts";
import type { PersonId } from "../../kit/ids.ts";
import type { Principal } from "../../kit/principal.ts";
import { accountAudit } from "./account-audit.ts";
import { administrates } from "./administrates.ts";
import type { Auth } from "./auth.ts";
import type { Caller } from "./caller.ts";
import { denied, type AccountNotFound, type Denied, type ReauthenticationNeeded } from "./failures.ts";
import { openInvitations, type Invitation } from "./invite-person.ts";
import { findPerson, type Person } from "./person.ts";
import { requireFreshOwner } from "./require-fresh-owner.ts";
import { authTx } from "./tables.ts";

/** An account as whoever looks after the cloud sees it: nothing of what is in it. */
export type PersonAccount = {
  person: Person;
  usedBytes: number;
  /** Null: as much as the disk. */
  limitBytes: number | null;
  /** To the hour; null for somebody who has no session. */
  lastSeenAt: Date | null;
  deletionAt: Date | null;
};

/** Everyone, by name, and the invitations that are open. For the operator and the owner. */
export async function listAccounts(
  auth: Auth,
  principal: Principal,
): Promise<{ kind: "accounts"; accounts: PersonAccount[]; invitations: Invitation[] } | Denied> {
  if (!(await administrates(auth, principal))) return denied(principal, "people.read");
  const { rows } = await sql<
    Person & { usedBytes: string; limitBytes: string | null; lastSeenAt: Date | null; deletionAt: Date | null }
  >`
    select u.id, u.username, u.name, u.role, u.deletion_at as "deletionAt",
      coalesce(s.used_bytes, 0)::text as "usedBytes", s.limit_bytes::text as "limitBytes",
      (select max(x."updatedAt") from auth.session x where x."userId" = u.id) as "lastSeenAt"
    from auth."user" u left join spaces s on s.owner_id = u.id order by u.name, u.id`.execute(auth.kit.db);
  const accounts = rows.map(({ id, username, name, role, usedBytes, limitBytes, lastSeenAt, deletionAt }) => ({
    person: { id, username, name, role },
    usedBytes: Number(usedBytes),
    limitBytes: limitBytes === null ? null : Number(limitBytes),
    lastSeenAt,
    deletionAt,
  }));
  return { kind: "accounts", accounts, invitations: await openInvitations(auth) };
}

/** How much the person's space may hold. Less than it does already is allowed: then nothing more fits in. */
export async function setQuota(
  auth: Auth,
  caller: Caller,
  input: { personId: PersonId; limitBytes: number | null },
  idempotencyKey: string | null,
): Promise<{ kind: "changed" } | AccountNotFound | Denied> {
  if (!(await administrates(auth, caller.principal))) return denied(caller.principal, "people.write");
  const once = { key: idempotencyKey, operation: "setQuota", input };
  return auth.kit.write(caller.principal, once, async (tx) => {
    const row = await tx
      .updateTable("spaces")
      .set({ limit_bytes: input.limitBytes })
      .where("owner_id", "=", input.personId)
      .returning("id")
      .executeTakeFirst();
    if (row === undefined) return { kind: "not-found" as const, what: "person" as const };
    await appendAudit(tx, accountAudit(caller, "auth.quota-changed", input.personId, { limitBytes: input.limitBytes }));
    return { kind: "changed" as const };
  });
}

/** Makes somebody else the owner; the one there was is a member from then on. */
export async function transferOwnership(
  auth: Auth,
  caller: Caller,
  personId: PersonId,
): Promise<{ kind: "changed" } | AccountNotFound | Denied | ReauthenticationNeeded> {
  const fresh = await requireFreshOwner(auth, caller.principal);
  if (fresh.kind !== "fresh") return fresh;
  const heir = await findPerson(auth.kit.db, personId);
  if (heir === null) return { kind: "not-found", what: "person" };
  const outcome = await auth.kit.write(caller.principal, null, async (tx) => {
    const db = authTx(tx);
    const former = await db
      .updateTable("auth.user")
      .set({ role: "member" })
      .where("role", "=", "owner")
      .returning("id")
      .executeTakeFirst();
    // An account that is going cannot be what the cloud hangs on.
    await db
      .updateTable("auth.user")
      .set({ role: "owner", deletion_at: null, deleted_by: null })
      .where("id", "=", personId)
      .execute();
    await appendAudit(tx, accountAudit(caller, "auth.ownership-transferred", personId, { from: former?.id ?? null }));
    return { kind: "changed" as const };
  });
  auth.kit.revocations.announce({});
  return outcome;
}
