import { actsDirectly } from "../../kit/acts-directly.ts";
import type { PersonPrincipal, Principal } from "../../kit/principal.ts";
import type { Auth } from "./auth.ts";
import { denied, type Denied, type ReauthenticationNeeded } from "./failures.ts";
import { authDb } from "./tables.ts";

/** For so long a proof of who one is counts for what could take an account away from its person. */
export const freshForMs = 10 * 60 * 1000;

/**
 * Lets through who acts for themself and proved who they are at most ten minutes ago. The local socket is proof by itself; a token is
 * none, whatever its scopes: whoever found one could turn it into the whole account.
 */
export async function requireFresh(
  { kit }: Pick<Auth, "kit">,
  principal: Principal,
  scope: string,
): Promise<{ kind: "fresh"; person: PersonPrincipal } | Denied | ReauthenticationNeeded> {
  if (!actsDirectly(principal) || principal.credential === "token") return denied(principal, scope);
  if (principal.credential === "socket" || principal.sessionId === null) return { kind: "fresh", person: principal };
  const session = await authDb(kit.db)
    .selectFrom("auth.session")
    .select("authenticated_at")
    .where("id", "=", principal.sessionId)
    .executeTakeFirst();
  const ageMs = session === undefined ? Infinity : kit.clock.now().getTime() - session.authenticated_at.getTime();
  return ageMs < freshForMs ? { kind: "fresh", person: principal } : { kind: "reauthentication-needed" };
}
