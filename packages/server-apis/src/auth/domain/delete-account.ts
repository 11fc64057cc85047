import { appendAudit } from "../../kit/audit/append-audit.ts";
import type { PersonId } from "../../kit/ids.ts";
import type { Principal } from "../../kit/principal.ts";
import type { Tx } from "../../kit/sql/database.ts";
import { accountAudit } from "./account-audit.ts";
import type { Auth } from "./auth.ts";
import type { Caller } from "./caller.ts";
import type { AccountNotFound, Denied, OwnerNeeded, ReauthenticationNeeded } from "./failures.ts";
import { requireFresh } from "./require-fresh.ts";
import { requireFreshOwner } from "./require-fresh-owner.ts";
import { authTx } from "./tables.ts";

/** So long an account that is to go can be had back. */
const waitMs = 7 * 24 * 60 * 60 * 1000;

type Scheduled = { kind: "scheduled"; deletionAt: Date };

/** The person's own account goes in seven days, unless they sign in before. Everything that is signed in for them ends now. */
export async function deleteOwnAccount(
  auth: Auth,
  caller: Caller,
): Promise<Scheduled | OwnerNeeded | Denied | ReauthenticationNeeded> {
  const fresh = await requireFresh(auth, caller.principal, "account.security");
  if (fresh.kind !== "fresh") return fresh;
  const { personId } = fresh.person;
  const outcome = await auth.kit.write(caller.principal, null, async (tx): Promise<Scheduled | OwnerNeeded> => {
    const others = await authTx(tx).selectFrom("auth.user").select("id").where("id", "!=", personId).executeTakeFirst();
    if (others !== undefined && (await isOwner(tx, personId))) return { kind: "owner-needed" };
    const scheduled = await schedule(auth, caller, tx, { personId, by: "self" });
    if (scheduled.kind === "not-found") throw new Error("the account of a session is gone");
    return scheduled;
  });
  auth.kit.revocations.announce({ personIds: [personId] });
  return outcome;
}

/** Somebody else's account goes in seven days, unless it is kept before; until then they cannot sign in. */
export async function removePerson(
  auth: Auth,
  caller: Caller,
  personId: PersonId,
): Promise<Scheduled | AccountNotFound | OwnerNeeded | Denied | ReauthenticationNeeded> {
  const fresh = await requireFreshOwner(auth, caller.principal);
  if (fresh.kind !== "fresh") return fresh;
  const outcome = await auth.kit.write(caller.principal, null, async (tx) => {
    if (await isOwner(tx, personId)) return { kind: "owner-needed" as const };
    return schedule(auth, caller, tx, { personId, by: "owner" });
  });
  auth.kit.revocations.announce({ personIds: [personId] });
  return outcome;
}

export async function keepPerson(
  auth: Auth,
  caller: Caller,
  personId: PersonId,
): Promise<{ kind: "changed" } | AccountNotFound | Denied | ReauthenticationNeeded> {
  const fresh = await requireFreshOwner(auth, caller.principal);
  if (fresh.kind !== "fresh") return fresh;
  return auth.kit.write(caller.principal, null, async (tx) => {
    const row = await authTx(tx)
      .updateTable("auth.user")
      .set({ deletion_at: null, deleted_by: null })
      .where("id", "=", personId)
      .where("deletion_at", "is not", null)
      .returning("id")
      .executeTakeFirst();
    if (row === undefined) return { kind: "not-found" as const, what: "person" as const };
    await appendAudit(tx, accountAudit(caller, "auth.deletion-taken-back", personId));
    return { kind: "changed" as const };
  });
}

/** The job that waits for the end of the seven days: removes the account, unless it was kept, or is to go later by now. */
export async function finishDeletion({ kit, peers }: Auth, personId: PersonId): Promise<void> {
  const system: Principal = { kind: "operator" };
  const now = kit.clock.now();
  await kit.write(system, null, async (tx) => {
    const gone = await authTx(tx)
      .deleteFrom("auth.user")
      .where("id", "=", personId)
      .where("deletion_at", "<=", now)
      .returning("id")
      .executeTakeFirst();
    if (gone === undefined) return null;
    await tx
      .deleteFrom("grants")
      .where((eb) => eb.or([eb("person_id", "=", personId), eb("granted_by", "=", personId)]))
      .execute();
    await peers.memberships.endAll(tx, personId);
    await peers.personalFiles.delete(tx, personId);
    const resource = { kind: "person", id: personId };
    await appendAudit(tx, {
      principal: null,
      action: "auth.account-deleted",
      resource,
      decision: "done",
      address: null,
    });
    return null;
  });
  kit.revocations.announce({ personIds: [personId] });
}

async function schedule(
  { kit }: Auth,
  caller: Caller,
  tx: Tx,
  { personId, by }: { personId: PersonId; by: "self" | "owner" },
): Promise<Scheduled | AccountNotFound> {
  const deletionAt = new Date(kit.clock.now().getTime() + waitMs);
  const db = authTx(tx);
  const row = await db
    .updateTable("auth.user")
    .set({ deletion_at: deletionAt, deleted_by: by })
    .where("id", "=", personId)
    .returning("id")
    .executeTakeFirst();
  if (row === undefined) return { kind: "not-found", what: "person" };
  await db.deleteFrom("auth.session").where("userId", "=", personId).execute();
  await db.deleteFrom("auth.one_time_links").where("person_id", "=", personId).execute();
  await kit.jobs.enqueue(tx, "auth.finish-deletion", { personId }, deletionAt);
  await appendAudit(tx, accountAudit(caller, "auth.deletion-scheduled", personId, { by }));
  return { kind: "scheduled", deletionAt };
}

async function isOwner(tx: Tx, personId: PersonId): Promise<boolean> {
  const row = await authTx(tx).selectFrom("auth.user").select("role").where("id", "=", personId).executeTakeFirst();
  return row?.role === "owner";
}
