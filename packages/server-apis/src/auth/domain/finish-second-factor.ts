import { sql } from "kysely";
import type { PersonId } from "../../kit/ids.ts";
import type { Auth } from "./auth.ts";
import { takeChallenge, tryChallenge } from "./challenges.ts";
import { completeSignIn, type Visitor } from "./complete-sign-in.ts";
import type { TooManyAttempts } from "./failures.ts";
import { spendRecoveryCode } from "./recovery-codes.ts";
import { authDb } from "./tables.ts";
import { stepOfCode } from "./totp-code.ts";

export type SecondFactorOutcome =
  | { kind: "signed-in"; setCookies: string[] }
  | { kind: "wrong-code" }
  /** Five tries, or five minutes, are over: back to the password. */
  | { kind: "sign-in-over" }
  | TooManyAttempts;

/** The second step of signing in: a code of the authenticator app, or a recovery code. Each counts once. */
export async function finishSecondFactor(
  auth: Auth,
  { token, code }: { token: string; code: string },
  visitor: Visitor,
): Promise<SecondFactorOutcome> {
  const personId = await tryChallenge(auth.kit, "second-factor", token);
  if (personId === null) return { kind: "sign-in-over" };
  const device = await auth.knownDevices.read(visitor.cookieHeader);
  const key = device?.personId === personId ? `${personId}:${device.deviceId}` : personId;
  const plainCode = code.replaceAll(/\s/g, "");
  const isTotp = /^\d{6}$/.test(plainCode);
  const tried = await auth.limits.secondFactor.guard(
    key,
    async () => {
      const isRight = isTotp
        ? await spendTotpCode(auth, personId, plainCode)
        : await auth.kit.db.transaction().execute((tx) => spendRecoveryCode(tx, personId, code));
      return { kind: isRight ? ("right" as const) : ("wrong-code" as const) };
    },
    ({ kind }) => kind === "wrong-code",
  );
  if (tried.kind === "rate-limited") return tried;
  if (tried.kind === "wrong-code") {
    await auth.kit.audit.record({
      principal: { kind: "anonymous", appId: null },
      action: "auth.sign-in-failed",
      resource: { kind: "person", id: personId },
      decision: "failed",
      facts: { method: isTotp ? "totp" : "recovery-code" },
      address: visitor.clientAddress,
    });
    return { kind: "wrong-code" };
  }
  if ((await takeChallenge(auth.kit, "second-factor", token)) === null) return { kind: "sign-in-over" };
  return completeSignIn(auth, personId, visitor, isTotp ? "totp" : "recovery-code");
}

/** Whether the code is right and of a later step than the last one that was taken (RFC 6238 §5.2). */
async function spendTotpCode({ kit, vault }: Auth, personId: PersonId, code: string): Promise<boolean> {
  const totp = await authDb(kit.db)
    .selectFrom("auth.totp")
    .select("secret")
    .where("person_id", "=", personId)
    .where("confirmed_at", "is not", null)
    .executeTakeFirst();
  if (totp === undefined) return false;
  const step = stepOfCode(await vault.open(totp.secret), code, kit.clock.now());
  if (step === null) return false;
  const { rows } = await sql`
    update auth.totp set last_step = ${step} where person_id = ${personId} and last_step < ${step} returning 1`.execute(
    kit.db,
  );
  return rows.length === 1;
}
