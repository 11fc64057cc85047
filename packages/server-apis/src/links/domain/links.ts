import type { AttemptLimiter } from "../../kit/attempt-limiter.ts";
import type { Kit } from "../../kit/kit.ts";
import type { Peers } from "../../kit/peers.ts";
import type { Principal } from "../../kit/principal.ts";

/** What the use cases of this service work with. */
export type Links = {
  kit: Kit;
  peers: Pick<Peers, "secrets" | "peopleDirectory">;
  limits: {
    /** Every try of an address at any link: what succeeds is given back. */
    openFromAddress: AttemptLimiter;
    /** Passwords of one link, from one address. */
    passwordFromAddress: AttemptLimiter;
    /** Passwords of one link, from everywhere. */
    password: AttemptLimiter;
  };
};

/** Who asks, and from where: the audit log wants to know both. */
export type Caller = { principal: Principal; address: string };
