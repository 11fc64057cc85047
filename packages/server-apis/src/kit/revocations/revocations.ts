import type { AppId, PersonId } from "../ids.ts";
import type { Principal } from "../principal.ts";

/** Whose rights may have ended: all of these at once; what is left out is anybody's. */
export type RightsChange = { personIds?: readonly PersonId[]; appId?: AppId };

/** Something that goes on for longer than the request it began with: a subscription, a download, a socket. */
export type Guarded = {
  principal: Principal;
  /** Asked again whenever rights of the principal may have ended. A throw counts as no. */
  stillAllowed: () => Promise<boolean>;
};

/**
 * Ends what goes on when the right to it ends. Whatever ends rights announces it after the commit: here the guards it may concern are
 * asked at once, in other processes of this cloud all of them. Grants that expire are announced by time itself.
 */
export type Revocations = {
  announce(change: RightsChange): void;
  /** `abort` is called once, when `stillAllowed` says no. Returns how to end the guard. */
  guard(guarded: Guarded, abort: () => void): () => void;
  stop(): Promise<void>;
};
