import { actsDirectly } from "../../kit/acts-directly.ts";
import type { PersonPrincipal, Principal } from "../../kit/principal.ts";
import type { Auth } from "./auth.ts";
import type { Denied, ReauthenticationNeeded } from "./failures.ts";
import { requireFresh } from "./require-fresh.ts";

/**
 * Lets through who may hand out what acts for them later. In a browser that takes a fresh proof of who they are; a token that manages the
 * cloud may do it too, since what it hands out is bounded by itself.
 */
export async function requireDirect(
  auth: Auth,
  principal: Principal,
): Promise<{ kind: "fresh"; person: PersonPrincipal } | Denied | ReauthenticationNeeded> {
  if (actsDirectly(principal) && principal.credential === "token") return { kind: "fresh", person: principal };
  return requireFresh(auth, principal, "cloud.manage");
}
