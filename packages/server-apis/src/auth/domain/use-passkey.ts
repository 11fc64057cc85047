import { z } from "zod";
import type { PersonId } from "../../kit/ids.ts";
import { parseResponse, type PasskeyCeremony } from "./add-passkey.ts";
import type { Auth } from "./auth.ts";
import { makeChallenge, takeChallenge } from "./challenges.ts";
import { authDb } from "./tables.ts";

const answered = z.looseObject({ id: z.string().max(1400) });

/** Begins signing in, or proving again who one is, with any passkey the device has. The same for everybody, so it tells nothing. */
export async function beginUsingPasskey(auth: Auth): Promise<PasskeyCeremony> {
  const { json, challenge } = await auth.passkeys.beginUsing();
  const token = await makeChallenge(auth.kit, "use-passkey", { personId: null, challenge });
  return { kind: "ceremony", token, options: json };
}

/** Whose passkey answered; null when it is unknown here, or its answer is not to this challenge. */
export async function personOfPasskey(
  auth: Auth,
  answer: { token: string; response: string },
): Promise<PersonId | null> {
  const begun = await takeChallenge(auth.kit, "use-passkey", answer.token);
  const response = answered.safeParse(parseResponse(answer.response));
  if (begun?.challenge == null || !response.success) return null;
  const db = authDb(auth.kit.db);
  const row = await db
    .selectFrom("auth.passkeys as p")
    .innerJoin("auth.user as u", "u.id", "p.person_id")
    .select(["p.id", "p.person_id", "p.credential_id", "p.public_key", "p.counter", "p.transports"])
    .where("p.credential_id", "=", response.data.id)
    .where((eb) => eb("u.deleted_by", "is", null).or("u.deleted_by", "=", "self"))
    .executeTakeFirst();
  if (row === undefined) return null;
  const { id, person_id, credential_id, public_key, counter, transports } = row;
  const passkey = { credentialId: credential_id, publicKey: public_key, counter, transports };
  const used = await auth.passkeys.finishUsing(response.data, begun.challenge, passkey);
  if (used === null) return null;
  await db
    .updateTable("auth.passkeys")
    .set({ counter: used.counter, last_used_at: auth.kit.clock.now() })
    .where("id", "=", id)
    .execute();
  return person_id;
}
