import type { PersonId } from "../../kit/ids.ts";
import type { Tx } from "../../kit/sql/database.ts";
import type { Auth } from "./auth.ts";
import { displayName } from "./display-name.ts";
import type { PasswordTooWeak, UsernameInvalid, UsernameTaken } from "./failures.ts";
import type { Person } from "./person.ts";
import { authTx } from "./tables.ts";
import { isUsername } from "./username.ts";

export type NewPerson = { username: string; name: string; passwordHash: string; quotaBytes: number | null };

export const minimumPasswordLength = 10;
/** Of the password in UTF-16 units: hashing is not to be made long by what is hashed. */
export const maximumPasswordLength = 128;

/** Checks what a person chose, then hashes the password, outside of any transaction: it takes a while. */
export async function prepareNewPerson(
  auth: Auth,
  wanted: { username: string; name: string; password: string; quotaBytes: number | null },
): Promise<{ kind: "prepared"; person: NewPerson } | UsernameInvalid | PasswordTooWeak> {
  const { username, password } = wanted;
  if (!isUsername(username)) return { kind: "username-invalid", username };
  const hashed = await hashNewPassword(auth, password);
  if (hashed.kind !== "hashed") return hashed;
  const { passwordHash } = hashed;
  const name = displayName(wanted.name, username);
  return { kind: "prepared", person: { username, name, passwordHash, quotaBytes: wanted.quotaBytes } };
}

/** A password that somebody chose, hashed; outside of any transaction, since it takes a while. */
export async function hashNewPassword(
  { provider }: Pick<Auth, "provider">,
  password: string,
): Promise<{ kind: "hashed"; passwordHash: string } | PasswordTooWeak> {
  if (password.length < minimumPasswordLength || password.length > maximumPasswordLength) {
    return { kind: "password-too-weak", minimumLength: minimumPasswordLength };
  }
  return { kind: "hashed", passwordHash: await provider.hashPassword(password) };
}

/** The account with its password and its space, all in one transaction. */
export async function insertPerson(
  auth: Pick<Auth, "kit" | "peers">,
  tx: Tx,
  person: NewPerson,
  role: Person["role"],
): Promise<{ kind: "created"; person: Person } | UsernameTaken> {
  const { username, name } = person;
  const id = auth.kit.newId<PersonId>();
  const now = auth.kit.clock.now();
  const moments = { createdAt: now, updatedAt: now };
  const inserted = await authTx(tx)
    .insertInto("auth.user")
    .values({
      id,
      username,
      name,
      role,
      ...moments,
      displayUsername: username,
      email: placeholderEmail(username),
      emailVerified: false,
    })
    .onConflict((conflict) => conflict.column("username").doNothing())
    .returning("id")
    .executeTakeFirst();
  if (inserted === undefined) return { kind: "username-taken", username };
  await authTx(tx)
    .insertInto("auth.account")
    .values({
      id: auth.kit.newId(),
      accountId: id,
      providerId: "credential",
      userId: id,
      password: person.passwordHash,
      ...moments,
    })
    .execute();
  await auth.peers.tree.createSpace(tx, id, person.quotaBytes);
  return { kind: "created", person: { id, username, name, role } };
}

/** In place of an address: the column wants a unique one. No mail is sent to it (RFC 2606 §2). */
export function placeholderEmail(username: string): string {
  return `${username}@people.invalid`;
}
