import type { NodeId } from "../../../kit/ids.ts";
import type { RealtimeLimits } from "../../../kit/realtime-limits.ts";
import type { DocumentBus } from "../hub/document-bus.ts";
import type { ShownState } from "./awareness-states.ts";
import { openRoom, type Room, type Seat, type SeatOptions } from "./room.ts";

/** A document's own presence has no name; rooms beside it have one, and may be on any node. */
export type RoomKey = { nodeId: NodeId; name: string | null };

/** Who is where, in this process and, over the bus, in all others. Nothing of it is written down. */
export type Presence = {
  /** Null when as many are there as may be. */
  enter(key: RoomKey, seat: SeatOptions): Seat | null;
  /** Looks on without being there; `listener` is called after each change. */
  observe(key: RoomKey, listener: () => void): Observation;
  stop(): void;
};

export type Observation = {
  states(): readonly ShownState[];
  /** Resolves once other processes had the time to say who is there. */
  gathered(): Promise<void>;
  end(): void;
};

/** What other processes take at most, in one network, to tell who is in a room. */
const gatherMs = 100;

export type PresenceOptions = {
  bus: DocumentBus;
  /** Of this process among the others. */
  processId: string;
  limits: Pick<RealtimeLimits, "awarenessBytes" | "roomAwarenessBytes" | "membersPerDocument">;
};

export function createPresence({ bus, processId, limits }: PresenceOptions): Presence {
  const rooms = new Map<string, Room & { openedAtMs: number }>();

  function roomOf(key: RoomKey): Room & { openedAtMs: number } {
    const subject = subjectOf(key);
    const known = rooms.get(subject);
    if (known !== undefined) return known;
    const onEmpty = (): void => {
      rooms.get(subject)?.close();
      rooms.delete(subject);
    };
    const opened = openRoom({ bus, subject, processId, limits, onEmpty });
    const room = Object.assign(opened, { openedAtMs: performance.now() });
    rooms.set(subject, room);
    return room;
  }

  const endResumed = bus.onResumed(() => {
    for (const room of rooms.values()) room.resume();
  });

  return {
    enter(key, seat) {
      const room = roomOf(key);
      return room.seatCount >= limits.membersPerDocument ? null : room.enter(seat);
    },
    observe(key, listener) {
      const room = roomOf(key);
      const end = room.observe(listener);
      const leftMs = room.openedAtMs + gatherMs - performance.now();
      return {
        states: () => room.states(),
        gathered: () => (leftMs <= 0 ? Promise.resolve() : new Promise((resolve) => setTimeout(resolve, leftMs))),
        end,
      };
    },
    stop() {
      endResumed();
      for (const room of rooms.values()) room.close();
      rooms.clear();
    },
  };
}

/** Subjects are `[a-z0-9-]` between dots, and a name is anything. */
function subjectOf({ nodeId, name }: RoomKey): string {
  if (name === null) return `presence.${nodeId}`;
  const bytes = new TextEncoder().encode(name);
  return `presence.${nodeId}.room-${[...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("")}`;
}
