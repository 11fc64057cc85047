import type { Kit } from "../../kit/kit.ts";
import type { Peers } from "../../kit/peers.ts";
import type { GuessLimiter } from "./guess-limiter.ts";

/** What the use cases of this service work with. */
export type Groups = {
  kit: Kit;
  peers: Peers;
  /** Counts invitations that were tried and are none, by person. */
  guesses: GuessLimiter;
};

/** Members a group may have: each change of it is told to each of them. */
export const mostMembers = 200;
/** Groups that one person may manage, since each brings a space with it. The owner may have any number. */
export const mostManaged = 20;
/** What the space of a group holds that somebody other than the owner made, until the owner says otherwise. */
export const firstLimitBytes = 5_000_000_000;
/** An invitation lasts 90 days at most, and lets at most so many people in. */
export const longestInvitationHours = 90 * 24;
export const mostInvitationUses = 100;
