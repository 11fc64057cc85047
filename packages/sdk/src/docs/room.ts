import type { DocError } from "./doc-error.ts";
import type { PresenceState, PresentPerson, Presence } from "./presence.ts";

/**
 * `connecting`, `open`; `offline`: will be tried again; `signed-out`: nobody is signed in; `denied`: the person may not read the node, or
 * it is gone; `closed` by `close()`.
 */
export type RoomStatus = "connecting" | "open" | "offline" | "signed-out" | "denied" | "closed";

/** Who sent something to the room. */
export interface BroadcastSender {
  readonly connection: string;
  readonly person: Pick<PresentPerson, "id" | "name">;
}

/** Those who look at a node at the same time, and what they call to each other. Nothing of it is kept. */
export interface Room<State extends PresenceState = PresenceState> extends Presence<State> {
  readonly nodeId: string;
  readonly name: string;
  readonly status: RoomStatus;
  /** Why the status is `denied` or `signed-out`. */
  readonly error: DocError | null;
  /** This page's own connection; null while there is none. */
  readonly connection: string | null;
  /** To the others that are there now; JSON. False where there is no connection, or for more than 16 KiB: it is not sent, later neither. */
  readonly broadcast: (data: unknown) => boolean;
  readonly onBroadcast: (listener: (data: unknown, from: BroadcastSender) => void) => () => void;
  readonly close: () => void;
}
