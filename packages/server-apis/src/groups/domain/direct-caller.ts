import { actsDirectly } from "../../kit/acts-directly.ts";
import type { PersonId } from "../../kit/ids.ts";
import type { PersonPrincipal, Principal } from "../../kit/principal.ts";

/** Who asks, and from where: what the audit log says of it. */
export type Caller = { principal: Principal; address: string };

/** A person whom nothing stands in for. */
export type DirectCaller = { principal: PersonPrincipal; address: string; personId: PersonId };

/** Groups are the person's own business: null for everything that acts in their name. */
export function directCaller({ principal, address }: Caller): DirectCaller | null {
  return actsDirectly(principal) ? { principal, address, personId: principal.personId } : null;
}
