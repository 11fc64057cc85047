import { appendAudit } from "../../kit/audit/append-audit.ts";
import { accountAudit } from "./account-audit.ts";
import type { Auth } from "./auth.ts";
import type { Caller } from "./caller.ts";
import { replacePassword } from "./change-password.ts";
import type { LinkOver, MailUnavailable, PasswordTooWeak, TooManyAttempts } from "./failures.ts";
import { hashNewPassword } from "./new-person.ts";
import { findOneTimeLink, spendOneTimeLink } from "./one-time-links.ts";
import { authTx } from "./tables.ts";

/**
 * Asks for a mail with a link to a new password. The same answer, and the same work, whether the account exists, has an address, or
 * neither: a job finds out.
 */
export async function requestPasswordReset(
  { kit, mailer, limits }: Auth,
  { principal, clientAddress }: Caller,
  account: string,
): Promise<{ kind: "requested" } | MailUnavailable | TooManyAttempts> {
  if (mailer === null) return { kind: "mail-unavailable" };
  const asked = account.trim().toLowerCase().slice(0, 254);
  for (const key of [`from ${clientAddress}`, `to ${asked}`]) {
    const attempt = limits.mail.take(key);
    if (attempt.kind === "limited") return { kind: "rate-limited", retryAfterMs: attempt.retryAfterMs };
  }
  await kit.write(principal, null, async (tx) => {
    await kit.jobs.enqueue(tx, "auth.mail-password-link", { account: asked });
    return null;
  });
  return { kind: "requested" };
}

/**
 * A new password by a link from a mail or from the owner; every session ends. The owner's link is for somebody who has lost everything,
 * and so takes the second factor away as well.
 */
export async function resetPassword(
  auth: Auth,
  caller: Caller,
  input: { token: string; password: string },
): Promise<{ kind: "changed" } | LinkOver | PasswordTooWeak | TooManyAttempts> {
  const attempt = auth.limits.links.take(caller.clientAddress);
  if (attempt.kind === "limited") return { kind: "rate-limited", retryAfterMs: attempt.retryAfterMs };
  const link = await findOneTimeLink(auth.kit, auth.kit.db, ["password", "recovery"], input.token);
  if (link === null || link.personId === null) return { kind: "link-over" };
  const { personId, kind } = link;
  auth.limits.links.giveBack(caller.clientAddress);
  const hashed = await hashNewPassword(auth, input.password);
  if (hashed.kind !== "hashed") return hashed;
  const outcome = await auth.kit.write(caller.principal, null, async (tx) => {
    if (!(await spendOneTimeLink(tx, link.id))) return { kind: "link-over" as const };
    await replacePassword(auth, tx, { personId, passwordHash: hashed.passwordHash, keep: null });
    if (kind === "recovery") await authTx(tx).deleteFrom("auth.totp").where("person_id", "=", personId).execute();
    await appendAudit(
      tx,
      accountAudit(caller, "auth.password-reset", personId, { by: kind === "recovery" ? "owner" : "mail" }),
    );
    return { kind: "changed" as const };
  });
  auth.kit.revocations.announce({ personIds: [personId] });
  return outcome;
}
