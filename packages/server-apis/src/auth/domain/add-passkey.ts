import { appendAudit } from "../../kit/audit/append-audit.ts";
import type { PasskeyId } from "../../kit/ids.ts";
import { accountAudit } from "./account-audit.ts";
import type { Auth } from "./auth.ts";
import type { Caller } from "./caller.ts";
import { makeChallenge, takeChallenge } from "./challenges.ts";
import { displayName } from "./display-name.ts";
import type { Denied, PasskeyRefused, ReauthenticationNeeded } from "./failures.ts";
import { findPerson } from "./person.ts";
import { requireFresh } from "./require-fresh.ts";
import { authDb, authTx } from "./tables.ts";

/** What the browser asks an authenticator with, and the token that the answer comes back with. */
export type PasskeyCeremony = { kind: "ceremony"; token: string; options: string };

const maximumPasskeys = 20;

/** Begins adding a passkey: the browser hands `options` to the authenticator. */
export async function beginAddingPasskey(
  auth: Auth,
  { principal }: Caller,
): Promise<PasskeyCeremony | PasskeyRefused | Denied | ReauthenticationNeeded> {
  const fresh = await requireFresh(auth, principal, "account.security");
  if (fresh.kind !== "fresh") return fresh;
  const { personId } = fresh.person;
  const person = await findPerson(auth.kit.db, personId);
  const existing = await authDb(auth.kit.db)
    .selectFrom("auth.passkeys")
    .select(["credential_id as credentialId", "public_key as publicKey", "counter", "transports"])
    .where("person_id", "=", personId)
    .execute();
  if (person === null || existing.length >= maximumPasskeys) return { kind: "passkey-refused" };
  const { json, challenge } = await auth.passkeys.beginAdding({ ...person, existing });
  return {
    kind: "ceremony",
    token: await makeChallenge(auth.kit, "add-passkey", { personId, challenge }),
    options: json,
  };
}

/** Keeps the passkey that the authenticator made, under a name the person chose. */
export async function addPasskey(
  auth: Auth,
  caller: Caller,
  input: { token: string; response: string; name: string },
): Promise<{ kind: "added"; passkeyId: PasskeyId } | PasskeyRefused | Denied | ReauthenticationNeeded> {
  const fresh = await requireFresh(auth, caller.principal, "account.security");
  if (fresh.kind !== "fresh") return fresh;
  const { personId } = fresh.person;
  const begun = await takeChallenge(auth.kit, "add-passkey", input.token);
  const response = parseResponse(input.response);
  if (begun?.challenge == null || begun.personId !== personId || response === null) return { kind: "passkey-refused" };
  const passkey = await auth.passkeys.finishAdding(response, begun.challenge);
  if (passkey === null) return { kind: "passkey-refused" };
  const id = auth.kit.newId<PasskeyId>();
  const inserted = await auth.kit.write(caller.principal, null, async (tx) => {
    const row = await authTx(tx)
      .insertInto("auth.passkeys")
      .values({
        id,
        person_id: personId,
        name: displayName(input.name, "Passkey"),
        credential_id: passkey.credentialId,
        public_key: passkey.publicKey,
        counter: passkey.counter,
        transports: JSON.stringify(passkey.transports),
        backed_up: passkey.backedUp,
        created_at: auth.kit.clock.now(),
        last_used_at: null,
      })
      .onConflict((conflict) => conflict.column("credential_id").doNothing())
      .returning("id")
      .executeTakeFirst();
    if (row !== undefined)
      await appendAudit(tx, accountAudit(caller, "auth.passkey-added", personId, { passkeyId: id }));
    return row !== undefined;
  });
  return inserted ? { kind: "added", passkeyId: id } : { kind: "passkey-refused" };
}

/** What an authenticator answered, as the browser wrote it in JSON; null for what is no JSON object. */
export function parseResponse(text: string): object | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" ? value : null;
  } catch {
    return null;
  }
}
