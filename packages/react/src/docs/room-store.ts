import type { Mows, MowsError } from "@mows/sdk";
import type { Presence, PresenceState, Room, RoomStatus } from "@mows/sdk/docs";
import { SharedStore } from "./shared-store.ts";

/** What components read of a room. */
export interface RoomView<State extends PresenceState> {
  readonly room: Room<State> | undefined;
  readonly me: Room<State>["me"];
  readonly others: Room<State>["others"];
  readonly connection: string | null;
  readonly clientId: number | null;
  readonly status: RoomStatus;
  readonly error: MowsError | null;
}

export interface RoomStore<State extends PresenceState> extends Pick<
  SharedStore<Room<State>, RoomView<State>>,
  "subscribe" | "getSnapshot" | "open"
> {
  /** What is said before the room is open is said then. */
  readonly setMe: Presence<State>["setMe"];
}

const nobody = { room: undefined, me: {}, others: [], connection: null, clientId: null, status: "connecting" } as const;

function createRoomStore<State extends PresenceState>(mows: Mows, nodeId: string, name: string): RoomStore<State> {
  let said: Partial<State> = {};
  const { subscribe, getSnapshot, open } = new SharedStore<Room<State>, RoomView<State>>({
    open: () => mows.docs.room<State>(nodeId, name),
    follow(room, listener) {
      room.setMe(said);
      const unfollow = room.subscribe(listener);
      return () => {
        said = {};
        unfollow();
      };
    },
    viewOf(room, error) {
      if (room === null) return { ...nobody, error };
      const { me, others, connection, clientId, status } = room;
      return { room, me, others, connection, clientId, status, error: room.error };
    },
  });
  return {
    subscribe,
    getSnapshot,
    open,
    setMe(change) {
      said = { ...said, ...change };
      getSnapshot().room?.setMe(change);
    },
  };
}

const stores = new WeakMap<Mows, Map<string, unknown>>();

/** The same store at every call for one room. */
export function roomStoreOf<State extends PresenceState>(mows: Mows, nodeId: string, name: string): RoomStore<State> {
  const ofCloud = stores.get(mows) ?? new Map<string, unknown>();
  const key = `${nodeId} ${name}`;
  const store = (ofCloud.get(key) as RoomStore<State> | undefined) ?? createRoomStore<State>(mows, nodeId, name);
  stores.set(mows, ofCloud.set(key, store));
  return store;
}
