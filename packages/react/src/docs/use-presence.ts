import type { MowsError } from "@mows/sdk";
import type { Presence, PresenceState, PresentMember, Room, RoomStatus } from "@mows/sdk/docs";
import { useMemo, useSyncExternalStore } from "react";
import { useMows } from "../use-mows.ts";
import { roomStoreOf, type RoomView } from "./room-store.ts";

/** Who is there, and what one tells them of oneself. */
export interface PresenceOf<State extends PresenceState> {
  readonly me: Partial<State>;
  /** Sets the members that are given, and leaves the others; `undefined` takes one away. */
  readonly setMe: Presence<State>["setMe"];
  /** One a connection: a person with two tabs is there twice. Who they are is verified by the cloud. */
  readonly others: readonly PresentMember<State>[];
  /** Of this page, as others see it; null while there is none. */
  readonly clientId: number | null;
}

/** A room that is open as long as somebody on the page uses it. */
export interface RoomPresence<State extends PresenceState> extends PresenceOf<State> {
  readonly status: RoomStatus;
  /** Why the status is `denied` or `signed-out`, or why it could not even be opened: then `open` tries again. */
  readonly error: MowsError | null;
  /** Of this page, as others see it; null while there is none. */
  readonly connection: string | null;
  /** For what is called to all at once and not kept: `broadcast`, `onBroadcast`. Undefined until it is open. */
  readonly room: Room<State> | undefined;
  readonly open: () => void;
}

/** The id of any node, with the name of one of several rooms at it. */
export type RoomOf = string | { readonly nodeId: string; readonly name: string };

/**
 * Who looks at a file, a folder or a document at the same time, and what each tells of themselves: a cursor, what they play.
 *
 * @example
 * const { others, setMe } = usePresence<{ typing: boolean }>(folder.id);
 * <AvatarStack others={others} />
 */
export function usePresence<State extends PresenceState = PresenceState>(of: RoomOf): RoomPresence<State> {
  const { nodeId, name } = typeof of === "string" ? { nodeId: of, name: "" } : of;
  const store = roomStoreOf<State>(useMows(), nodeId, name);
  const view: RoomView<State> = useSyncExternalStore(store.subscribe, store.getSnapshot, store.getSnapshot);
  return useMemo(() => ({ ...view, setMe: store.setMe, open: store.open }), [store, view]);
}
