import type { Kit } from "../../kit/kit.ts";
import type { Peers } from "../../kit/peers.ts";
import type { Principal } from "../../kit/principal.ts";

/** What the use cases of this service work with. */
export type Access = { kit: Kit; peers: Peers };

/** Who asks, and from where: the audit log wants to know both. */
export type Caller = { principal: Principal; address: string };
