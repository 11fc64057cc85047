import type { Kit } from "../../kit/kit.ts";
import type { Peers } from "../../kit/peers.ts";
import type { FailureLimiter } from "./failure-limiter.ts";
import type { AttemptLimiter } from "../../kit/attempt-limiter.ts";
import type { OwnerLink } from "./owner-link.ts";
import type { KnownDevices } from "./known-devices.ts";
import type { AvatarMaker, IdentityProvider, Mailer, PasskeyCeremonies, Vault } from "./ports.ts";
import type { SignInLinks } from "./sign-in-links.ts";

/** What the use cases of this service work with. */
export type Auth = {
  kit: Kit;
  peers: Peers;
  provider: IdentityProvider;
  passkeys: PasskeyCeremonies;
  vault: Vault;
  knownDevices: KnownDevices;
  /** Null where this cloud has no mail server. */
  mailer: Mailer | null;
  makeAvatar: AvatarMaker;
  ownerLink: OwnerLink;
  signInLinks: SignInLinks;
  limits: {
    /** Wrong passwords, by account, by address, and by browsers that their person signed in with before. */
    signInToAccount: FailureLimiter;
    signInFromAddress: FailureLimiter;
    signInFromDevice: FailureLimiter;
    /** Wrong codes, by person. */
    secondFactor: FailureLimiter;
    /** Wrong passwords of whoever is signed in, by person. */
    reauthentication: FailureLimiter;
    /** Beginnings of a ceremony with a passkey, by address: each keeps a row for some minutes. */
    passkey: AttemptLimiter;
    /** One-time links that are none, by address. */
    links: AttemptLimiter;
    /** Mails, by who asks for them and by whom they are for. */
    mail: AttemptLimiter;
    /** Beginnings of the hand-over to an app: each keeps a row for some minutes. */
    appSignIn: AttemptLimiter;
    /** Devices that ask to be let in, by address: each keeps a row for some minutes. */
    deviceStart: AttemptLimiter;
    /** User codes that are none, by person. */
    deviceCode: FailureLimiter;
  };
};
