import type { Principal } from "../../kit/principal.ts";
import { administrates } from "./administrates.ts";
import type { Auth } from "./auth.ts";
import { denied, type Denied, type PasswordTooWeak, type UsernameInvalid, type UsernameTaken } from "./failures.ts";
import { insertPerson, prepareNewPerson } from "./new-person.ts";
import type { Person } from "./person.ts";

export type CreatePersonOutcome =
  | { kind: "created"; person: Person }
  | UsernameTaken
  | UsernameInvalid
  | PasswordTooWeak
  | Denied;

/** Makes a member's account with a space of its own. For the operator and the owner. */
export async function createPerson(
  auth: Auth,
  principal: Principal,
  input: { username: string; name: string; password: string; quotaBytes: number | null },
  idempotencyKey: string | null,
): Promise<CreatePersonOutcome> {
  if (!(await administrates(auth, principal))) return denied(principal, "people.write");
  const prepared = await prepareNewPerson(auth, input);
  if (prepared.kind !== "prepared") return prepared;
  // The key is kept with a hash of the input: without the password, whose one hash in the database is to be the slow one.
  const { username, name, quotaBytes } = input;
  return auth.kit.write(
    principal,
    { key: idempotencyKey, operation: "createPerson", input: { username, name, quotaBytes } },
    async (tx): Promise<CreatePersonOutcome> => insertPerson(auth, tx, prepared.person, "member"),
  );
}
