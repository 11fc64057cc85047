import { Secret } from "otpauth";
import { appendAudit } from "../../kit/audit/append-audit.ts";
import type { PersonId } from "../../kit/ids.ts";
import type { PersonPrincipal } from "../../kit/principal.ts";
import { accountAudit } from "./account-audit.ts";
import type { Auth } from "./auth.ts";
import type { Caller } from "./caller.ts";
import type { CodeWrong, Denied, ReauthenticationNeeded, TooManyAttempts } from "./failures.ts";
import { findPerson } from "./person.ts";
import { replaceRecoveryCodes } from "./recovery-codes.ts";
import { requireFresh } from "./require-fresh.ts";
import { authDb, authTx } from "./tables.ts";
import { stepOfCode, totpUri } from "./totp-code.ts";

type Refusal = Denied | ReauthenticationNeeded;

/** RFC 4226 §4 recommends 160 bits. */
const secretBytes = 20;

/** Makes the secret of an authenticator app, which counts for nothing until `confirmTotp`; one that was begun before is forgotten. */
export async function beginTotp(
  auth: Auth,
  { principal }: Caller,
): Promise<{ kind: "begun"; secret: string; uri: string } | Refusal> {
  const fresh = await requireFresh(auth, principal, "account.security");
  if (fresh.kind !== "fresh") return fresh;
  const { personId } = fresh.person;
  const person = await findPerson(auth.kit.db, personId);
  const secret = new Secret({ size: secretBytes }).base32;
  const sealed = await auth.vault.seal(secret);
  await auth.kit.write(principal, null, async (tx) => {
    await authTx(tx)
      .insertInto("auth.totp")
      .values({ person_id: personId, secret: sealed, confirmed_at: null, last_step: 0 })
      .onConflict((conflict) =>
        conflict
          .column("person_id")
          .doUpdateSet({ secret: sealed, last_step: 0 })
          .where("auth.totp.confirmed_at", "is", null),
      )
      .execute();
    return null;
  });
  const { host } = new URL(auth.kit.origins.cloud);
  return { kind: "begun", secret, uri: totpUri(secret, `MOWS ${host}`, person?.username ?? "") };
}

/** Turns it on, once the app has shown a right code. The recovery codes are shown this one time. */
export async function confirmTotp(
  auth: Auth,
  caller: Caller,
  code: string,
): Promise<{ kind: "enabled"; recoveryCodes: string[] } | CodeWrong | TooManyAttempts | Refusal> {
  const fresh = await requireFresh(auth, caller.principal, "account.security");
  if (fresh.kind !== "fresh") return fresh;
  const { personId } = fresh.person;
  const now = auth.kit.clock.now();
  const tried = await auth.limits.secondFactor.guard(
    personId,
    () => tryBegun(auth, personId, code, now),
    ({ kind }) => kind === "code-wrong",
  );
  if (tried.kind !== "right") return tried;
  const { begun, step } = tried;
  return auth.kit.write(caller.principal, null, async (tx) => {
    const confirmed = await authTx(tx)
      .updateTable("auth.totp")
      .set({ confirmed_at: now, last_step: step })
      .where("person_id", "=", personId)
      .where("secret", "=", begun.secret)
      .where("confirmed_at", "is", null)
      .returning("person_id")
      .executeTakeFirst();
    if (confirmed === undefined) return { kind: "code-wrong" as const };
    await appendAudit(tx, accountAudit(caller, "auth.totp-enabled", personId));
    return { kind: "enabled" as const, recoveryCodes: await replaceRecoveryCodes(tx, personId) };
  });
}

/** Whether this is a code of the secret that was begun. */
async function tryBegun({ kit, vault }: Auth, personId: PersonId, code: string, now: Date) {
  const begun = await authDb(kit.db)
    .selectFrom("auth.totp")
    .select("secret")
    .where("person_id", "=", personId)
    .where("confirmed_at", "is", null)
    .executeTakeFirst();
  const step = begun === undefined ? null : stepOfCode(await vault.open(begun.secret), code, now);
  if (begun === undefined || step === null) return { kind: "code-wrong" as const };
  return { kind: "right" as const, begun, step };
}

export async function disableTotp(auth: Auth, caller: Caller): Promise<{ kind: "changed" } | Refusal> {
  const fresh = await requireFresh(auth, caller.principal, "account.security");
  if (fresh.kind !== "fresh") return fresh;
  const { personId } = fresh.person;
  return auth.kit.write(caller.principal, null, async (tx) => {
    await authTx(tx).deleteFrom("auth.totp").where("person_id", "=", personId).execute();
    await appendAudit(tx, accountAudit(caller, "auth.totp-disabled", personId));
    return { kind: "changed" as const };
  });
}

/** New recovery codes in place of all there were. `code-wrong` where there is no authenticator to stand in for. */
export async function renewRecoveryCodes(
  auth: Auth,
  caller: Caller,
): Promise<{ kind: "enabled"; recoveryCodes: string[] } | CodeWrong | Refusal> {
  const fresh = await requireFresh(auth, caller.principal, "account.security");
  if (fresh.kind !== "fresh") return fresh;
  return auth.kit.write(caller.principal, null, (tx) => renew(tx, caller, fresh.person));

  async function renew(tx: Parameters<typeof appendAudit>[0], by: Caller, { personId }: PersonPrincipal) {
    const totp = await authTx(tx)
      .selectFrom("auth.totp")
      .select("person_id")
      .where("person_id", "=", personId)
      .where("confirmed_at", "is not", null)
      .executeTakeFirst();
    if (totp === undefined) return { kind: "code-wrong" as const };
    await appendAudit(tx, accountAudit(by, "auth.recovery-codes-renewed", personId));
    return { kind: "enabled" as const, recoveryCodes: await replaceRecoveryCodes(tx, personId) };
  }
}
