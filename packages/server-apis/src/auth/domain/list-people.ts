import type { Principal } from "../../kit/principal.ts";
import { administrates } from "./administrates.ts";
import type { Auth } from "./auth.ts";
import { denied, type Denied } from "./failures.ts";
import { allPeople, type Person } from "./person.ts";

/** Everyone with an account. For the operator and the owner. */
export async function listPeople(
  auth: Auth,
  principal: Principal,
): Promise<{ kind: "people"; people: Person[] } | Denied> {
  if (!(await administrates(auth, principal))) return denied(principal, "people.read");
  return { kind: "people", people: await allPeople(auth.kit.db) };
}
