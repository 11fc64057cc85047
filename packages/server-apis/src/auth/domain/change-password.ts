import { appendAudit } from "../../kit/audit/append-audit.ts";
import type { PersonId, SessionId } from "../../kit/ids.ts";
import type { Tx } from "../../kit/sql/database.ts";
import { accountAudit } from "./account-audit.ts";
import type { Auth } from "./auth.ts";
import type { Caller } from "./caller.ts";
import type { Denied, PasswordTooWeak, PasswordWrong, ReauthenticationNeeded, TooManyAttempts } from "./failures.ts";
import { hashNewPassword } from "./new-person.ts";
import { checkOwnPassword } from "./reauthenticate.ts";
import { requireFresh } from "./require-fresh.ts";
import { authTx } from "./tables.ts";

/** Changes the person's own password, and ends every other session of theirs. */
export async function changePassword(
  auth: Auth,
  caller: Caller,
  input: { currentPassword: string; newPassword: string },
): Promise<{ kind: "changed" } | PasswordWrong | PasswordTooWeak | TooManyAttempts | Denied | ReauthenticationNeeded> {
  const fresh = await requireFresh(auth, caller.principal, "account.security");
  if (fresh.kind !== "fresh") return fresh;
  const { personId, sessionId } = fresh.person;
  const checked = await checkOwnPassword(auth, caller, fresh.person, input.currentPassword);
  if (checked.kind !== "right") return checked;
  const hashed = await hashNewPassword(auth, input.newPassword);
  if (hashed.kind !== "hashed") return hashed;
  await auth.kit.write(caller.principal, null, async (tx) => {
    await replacePassword(auth, tx, { personId, passwordHash: hashed.passwordHash, keep: sessionId });
    await appendAudit(tx, accountAudit(caller, "auth.password-changed", personId));
    return null;
  });
  auth.kit.revocations.announce({ personIds: [personId] });
  return { kind: "changed" };
}

/** Whoever knew the old password is out: all sessions but `keep` end, with those of apps, and no link to the account works any more. */
export async function replacePassword(
  { kit }: Pick<Auth, "kit">,
  tx: Tx,
  { personId, passwordHash, keep }: { personId: PersonId; passwordHash: string; keep: SessionId | null },
): Promise<void> {
  const db = authTx(tx);
  await db
    .updateTable("auth.account")
    .set({ password: passwordHash, updatedAt: kit.clock.now() })
    .where("userId", "=", personId)
    .where("providerId", "=", "credential")
    .execute();
  let sessions = db.deleteFrom("auth.session").where("userId", "=", personId);
  if (keep !== null) sessions = sessions.where("id", "!=", keep);
  await sessions.execute();
  await db.deleteFrom("auth.one_time_links").where("person_id", "=", personId).execute();
  await db.deleteFrom("auth.challenges").where("person_id", "=", personId).execute();
}
