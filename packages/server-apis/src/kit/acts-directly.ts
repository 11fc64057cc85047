import type { PersonPrincipal, Principal } from "./principal.ts";

/**
 * Whether a person acts with nothing in between that could do it behind their back: on the cloud's own origin, over the local
 * socket, or by a token that they let manage the cloud. What it asks for is about the account itself, so no app may do it.
 */
export function actsDirectly(principal: Principal): principal is PersonPrincipal {
  if (principal.kind !== "person") return false;
  return principal.scopes === null ? principal.appId === null : principal.scopes.includes("cloud.manage");
}
