import { actsDirectly } from "../../kit/acts-directly.ts";
import type { Principal } from "../../kit/principal.ts";
import type { Auth } from "./auth.ts";
import { findPerson } from "./person.ts";

/** The operator, or the owner with no app in between; a token of theirs where it may manage the cloud. */
export async function administrates(auth: Auth, principal: Principal): Promise<boolean> {
  if (principal.kind === "operator") return true;
  if (!actsDirectly(principal)) return false;
  const person = await findPerson(auth.kit.db, principal.personId);
  return person?.role === "owner";
}
