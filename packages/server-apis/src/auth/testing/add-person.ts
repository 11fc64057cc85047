import type { PersonId } from "../../kit/ids.ts";
import { insertPerson } from "../domain/new-person.ts";
import type { Auth } from "../domain/auth.ts";
import { isUsername } from "../domain/username.ts";

/** Of `demo-demo-demo`, what everyone made here can sign in with: hashing it anew would be most of what making a person costs. */
const demoPasswordHash =
  "19d8d1a352fcff134ec6972e0cb17c47:333af98610195156fb6b571b1e639a6157b6d46e328d3065fb3bd0739460815cc58c57fb5996c40d8e8d47787dff23af17889071b05d8f8cedc9df60ace91d79";

/** An account with a space of its own, as `createPerson` makes it. Throws when the name is taken, or is none. */
export async function addPerson(
  auth: Pick<Auth, "kit" | "peers">,
  person: { username: string; name: string; role: "owner" | "member"; quotaBytes: number | null },
): Promise<PersonId> {
  const { username, name, role, quotaBytes } = person;
  if (!isUsername(username)) throw new Error(`${username} cannot be a username`);
  const outcome = await auth.kit.write({ kind: "operator" }, null, (tx) =>
    insertPerson(auth, tx, { username, name, quotaBytes, passwordHash: demoPasswordHash }, role),
  );
  if (outcome.kind === "username-taken") throw new Error(`somebody is called ${username} already`);
  return outcome.person.id;
}
