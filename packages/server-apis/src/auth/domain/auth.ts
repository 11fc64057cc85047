import type { Kit } from "../../kit/kit.ts";
import type { Peers } from "../../kit/peers.ts";
import type { AttemptLimiter } from "./attempt-limiter.ts";
import type { OwnerLink } from "./owner-link.ts";
import type { IdentityProvider } from "./ports.ts";
import type { SignInLinks } from "./sign-in-links.ts";

/** What the use cases of this service work with. */
export type Auth = {
  kit: Kit;
  peers: Peers;
  provider: IdentityProvider;
  ownerLink: OwnerLink;
  signInLinks: SignInLinks;
  limits: {
    /** Wrong passwords, by account and by address. */
    signInToAccount: AttemptLimiter;
    signInFromAddress: AttemptLimiter;
    /** Beginnings of the hand-over to an app: each keeps a row for some minutes. */
    appSignIn: AttemptLimiter;
  };
};
