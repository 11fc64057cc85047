import { appendAudit } from "../../kit/audit/append-audit.ts";
import type { PersonPrincipal } from "../../kit/principal.ts";
import { accountAudit } from "./account-audit.ts";
import type { Auth } from "./auth.ts";
import type { Caller } from "./caller.ts";
import { denied, type Denied, type PasskeyRefused, type PasswordWrong, type TooManyAttempts } from "./failures.ts";
import { authDb, authTx } from "./tables.ts";
import { personOfPasskey } from "./use-passkey.ts";

type Done = { kind: "reauthenticated" };

/** Proves again who one is, with the password: for ten minutes this session may change what protects the account. */
export async function reauthenticateWithPassword(
  auth: Auth,
  caller: Caller,
  password: string,
): Promise<Done | PasswordWrong | TooManyAttempts | Denied> {
  const person = sessionPerson(caller);
  if (person === null) return denied(caller.principal, "account.security");
  const checked = await checkOwnPassword(auth, caller, person, password);
  return checked.kind === "right" ? renew(auth, caller, person, "password") : checked;
}

/** The same with a passkey, which has to be one of the person's own. */
export async function reauthenticateWithPasskey(
  auth: Auth,
  caller: Caller,
  answer: { token: string; response: string },
): Promise<Done | PasskeyRefused | Denied> {
  const person = sessionPerson(caller);
  if (person === null) return denied(caller.principal, "account.security");
  if ((await personOfPasskey(auth, answer)) !== person.personId) return { kind: "passkey-refused" };
  return renew(auth, caller, person, "passkey");
}

/** Whether this is the person's password; every wrong one counts against the account's session. */
export async function checkOwnPassword(
  auth: Auth,
  { clientAddress }: Caller,
  person: PersonPrincipal,
  password: string,
): Promise<{ kind: "right" } | PasswordWrong | TooManyAttempts> {
  const checked = await auth.limits.reauthentication.guard(
    person.personId,
    async () => {
      const account = await authDb(auth.kit.db)
        .selectFrom("auth.account")
        .select("password")
        .where("userId", "=", person.personId)
        .where("providerId", "=", "credential")
        .executeTakeFirst();
      const isRight = await auth.provider.verifyPassword(password, account?.password ?? null);
      return isRight ? { kind: "right" as const } : { kind: "password-wrong" as const };
    },
    ({ kind }) => kind === "password-wrong",
  );
  if (checked.kind === "password-wrong") {
    await auth.kit.audit.record({
      principal: person,
      action: "auth.reauthentication-failed",
      resource: { kind: "person", id: person.personId },
      decision: "failed",
      address: clientAddress,
    });
  }
  return checked;
}

function sessionPerson({ principal }: Caller): PersonPrincipal | null {
  const isOwnPage = principal.kind === "person" && principal.appId === null && principal.credential === "session";
  return isOwnPage ? principal : null;
}

async function renew(auth: Auth, caller: Caller, person: PersonPrincipal, method: string): Promise<Done> {
  const { personId, sessionId } = person;
  return auth.kit.write(person, null, async (tx) => {
    await authTx(tx)
      .updateTable("auth.session")
      .set({ authenticated_at: auth.kit.clock.now() })
      .where("id", "=", sessionId)
      .execute();
    await appendAudit(tx, accountAudit(caller, "auth.reauthenticated", personId, { method }));
    return { kind: "reauthenticated" as const };
  });
}
