import { actsDirectly } from "../../kit/acts-directly.ts";
import type { PersonId } from "../../kit/ids.ts";
import { appendAudit } from "../../kit/audit/append-audit.ts";
import { accountAudit } from "./account-audit.ts";
import type { Auth } from "./auth.ts";
import type { Caller } from "./caller.ts";
import { displayName } from "./display-name.ts";
import { denied, type Denied } from "./failures.ts";
import { authDb, authTx, type Language } from "./tables.ts";

/** What others see of the person, and the language they are spoken to in. What is left out stays. */
export async function updateProfile(
  { kit }: Auth,
  caller: Caller,
  input: { name?: string; language?: Language | null },
  idempotencyKey: string | null,
): Promise<{ kind: "changed" } | Denied> {
  const { principal } = caller;
  if (!actsDirectly(principal)) return denied(principal, "account.write");
  const { personId } = principal;
  return kit.write(principal, { key: idempotencyKey, operation: "updateProfile", input }, async (tx) => {
    const db = authTx(tx);
    const { username } = await db
      .selectFrom("auth.user")
      .select("username")
      .where("id", "=", personId)
      .executeTakeFirstOrThrow();
    await db
      .updateTable("auth.user")
      .set({
        updatedAt: kit.clock.now(),
        ...(input.name === undefined ? {} : { name: displayName(input.name, username) }),
        ...(input.language === undefined ? {} : { language: input.language }),
      })
      .where("id", "=", personId)
      .execute();
    await appendAudit(tx, accountAudit(caller, "auth.profile-changed", personId));
    return { kind: "changed" as const };
  });
}

/** The person's picture from now on; `not-a-picture` for what cannot be read as one. Null takes it away. */
export async function setAvatar(
  { kit, makeAvatar }: Auth,
  { principal }: Caller,
  bytes: Uint8Array | null,
): Promise<{ kind: "changed" } | { kind: "not-a-picture" } | Denied> {
  if (!actsDirectly(principal)) return denied(principal, "account.write");
  const { personId } = principal;
  const webp = bytes === null ? null : await makeAvatar(bytes);
  if (bytes !== null && webp === null) return { kind: "not-a-picture" };
  await kit.write(principal, null, async (tx) => {
    const db = authTx(tx);
    await db.deleteFrom("auth.avatars").where("person_id", "=", personId).execute();
    if (webp === null) return null;
    await db.insertInto("auth.avatars").values({ person_id: personId, webp, version: kit.newId() }).execute();
    return null;
  });
  return { kind: "changed" };
}

export async function findAvatar(
  { kit }: Pick<Auth, "kit">,
  personId: PersonId,
): Promise<{ webp: Uint8Array; version: string } | null> {
  const row = await authDb(kit.db)
    .selectFrom("auth.avatars")
    .select(["webp", "version"])
    .where("person_id", "=", personId)
    .executeTakeFirst();
  return row ?? null;
}
