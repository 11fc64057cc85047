import type { Kit } from "../../kit/kit.ts";
import type { Peers } from "../../kit/peers.ts";

/** What the use cases of this service work with. */
export type AuditLog = { kit: Kit; peers: Peers };
