import type { Principal } from "../../kit/principal.ts";
import { administrates } from "./administrates.ts";
import type { Auth } from "./auth.ts";
import { denied, type Denied, type ReauthenticationNeeded } from "./failures.ts";
import { requireFresh } from "./require-fresh.ts";

/** Lets through the operator, and the owner who proved who they are at most ten minutes ago. */
export async function requireFreshOwner(
  auth: Auth,
  principal: Principal,
): Promise<{ kind: "fresh" } | Denied | ReauthenticationNeeded> {
  if (!(await administrates(auth, principal))) return denied(principal, "people.write");
  if (principal.kind === "operator") return { kind: "fresh" };
  const fresh = await requireFresh(auth, principal, "people.write");
  return fresh.kind === "fresh" ? { kind: "fresh" } : fresh;
}
