import { actsDirectly } from "../../kit/acts-directly.ts";
import type { Principal } from "../../kit/principal.ts";
import { tokensOf, type AccessToken } from "./access-token.ts";
import type { Auth } from "./auth.ts";
import { denied, type Denied } from "./failures.ts";

/** The person's own tokens. */
export async function listTokens(
  auth: Auth,
  principal: Principal,
): Promise<{ kind: "tokens"; tokens: AccessToken[] } | Denied> {
  if (!actsDirectly(principal)) return denied(principal, "cloud.manage");
  return { kind: "tokens", tokens: await tokensOf(auth.kit.db, principal.personId) };
}
