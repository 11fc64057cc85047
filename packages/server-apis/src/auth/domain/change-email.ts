import { appendAudit } from "../../kit/audit/append-audit.ts";
import { accountAudit } from "./account-audit.ts";
import type { Auth } from "./auth.ts";
import type { Caller } from "./caller.ts";
import { emailAddress } from "./email-address.ts";
import type {
  Denied,
  EmailInvalid,
  LinkOver,
  MailUnavailable,
  ReauthenticationNeeded,
  TooManyAttempts,
} from "./failures.ts";
import { placeholderEmail } from "./new-person.ts";
import { findOneTimeLink, spendOneTimeLink } from "./one-time-links.ts";
import { requireFresh } from "./require-fresh.ts";
import { authTx } from "./tables.ts";

/**
 * Sends a link to the new address, which counts once it was opened. The same answer for an address that another account has: its
 * holder is told instead.
 */
export async function changeEmail(
  auth: Auth,
  caller: Caller,
  email: string,
): Promise<{ kind: "requested" } | EmailInvalid | MailUnavailable | TooManyAttempts | Denied | ReauthenticationNeeded> {
  const fresh = await requireFresh(auth, caller.principal, "account.security");
  if (fresh.kind !== "fresh") return fresh;
  const { personId } = fresh.person;
  const wanted = emailAddress(email);
  if (wanted === null) return { kind: "email-invalid" };
  if (auth.mailer === null) return { kind: "mail-unavailable" };
  for (const key of [`by ${personId}`, `to ${wanted}`]) {
    const attempt = auth.limits.mail.take(key);
    if (attempt.kind === "limited") return { kind: "rate-limited", retryAfterMs: attempt.retryAfterMs };
  }
  await auth.kit.write(caller.principal, null, async (tx) => {
    await auth.kit.jobs.enqueue(tx, "auth.mail-email-link", { personId, email: wanted });
    await appendAudit(tx, accountAudit(caller, "auth.email-change-requested", personId));
    return null;
  });
  return { kind: "requested" };
}

/** The link was opened: the address is the person's. The one before it is told. */
export async function confirmEmail(
  { kit, limits }: Auth,
  caller: Caller,
  token: string,
): Promise<{ kind: "confirmed" } | LinkOver | TooManyAttempts> {
  const attempt = limits.links.take(caller.clientAddress);
  if (attempt.kind === "limited") return { kind: "rate-limited", retryAfterMs: attempt.retryAfterMs };
  const link = await findOneTimeLink(kit, kit.db, ["email"], token);
  if (link === null || link.personId === null || link.email === null) return { kind: "link-over" };
  const { personId, email } = link;
  limits.links.giveBack(caller.clientAddress);
  return kit.write(caller.principal, null, async (tx) => {
    const db = authTx(tx);
    if (!(await spendOneTimeLink(tx, link.id))) return { kind: "link-over" as const };
    const before = await db
      .selectFrom("auth.user")
      .select(["email", "emailVerified"])
      .where("id", "=", personId)
      .executeTakeFirstOrThrow();
    const holder = await db.selectFrom("auth.user").select("id").where("email", "=", email).executeTakeFirst();
    if (holder !== undefined && holder.id !== personId) return { kind: "link-over" as const };
    await db
      .updateTable("auth.user")
      .set({ email, emailVerified: true, updatedAt: kit.clock.now() })
      .where("id", "=", personId)
      .execute();
    if (before.emailVerified && before.email !== email) {
      await kit.jobs.enqueue(tx, "auth.mail-email-changed", { personId, email: before.email });
    }
    await appendAudit(tx, accountAudit(caller, "auth.email-changed", personId));
    return { kind: "confirmed" as const };
  });
}

/** The account goes on without an address; the one it had is told. */
export async function removeEmail(
  auth: Auth,
  caller: Caller,
): Promise<{ kind: "changed" } | Denied | ReauthenticationNeeded> {
  const fresh = await requireFresh(auth, caller.principal, "account.security");
  if (fresh.kind !== "fresh") return fresh;
  const { personId } = fresh.person;
  return auth.kit.write(caller.principal, null, async (tx) => {
    const db = authTx(tx);
    const before = await db
      .selectFrom("auth.user")
      .select(["username", "email", "emailVerified"])
      .where("id", "=", personId)
      .executeTakeFirstOrThrow();
    await db.deleteFrom("auth.one_time_links").where("person_id", "=", personId).where("kind", "=", "email").execute();
    if (!before.emailVerified) return { kind: "changed" as const };
    await db
      .updateTable("auth.user")
      .set({ email: placeholderEmail(before.username), emailVerified: false, updatedAt: auth.kit.clock.now() })
      .where("id", "=", personId)
      .execute();
    if (auth.mailer !== null) {
      await auth.kit.jobs.enqueue(tx, "auth.mail-email-changed", { personId, email: before.email });
    }
    await appendAudit(tx, accountAudit(caller, "auth.email-removed", personId));
    return { kind: "changed" as const };
  });
}
