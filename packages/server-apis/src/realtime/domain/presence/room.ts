import type { RealtimeLimits } from "../../../kit/realtime-limits.ts";
import { unref } from "../../../kit/unref.ts";
import type { DocumentBus } from "../hub/document-bus.ts";
import type { Link } from "../members/link.ts";
import { type AwarenessStates, createAwarenessStates, type Outcome, type ShownState } from "./awareness-states.ts";
import { parseAwarenessUpdate } from "./awareness-update.ts";
import { encodePresenceMessage, parsePresenceMessage } from "./presence-message.ts";
import type { VerifiedUser } from "./verified-user.ts";

/** What a protocol makes of what is told in a room. Everybody gets the same array. */
export type SeatVoice = {
  awareness(update: Uint8Array): void;
  /** Null for a protocol without broadcasts. `sender` is JSON: `{personId, name, connection}`. */
  broadcast: ((sender: string, payload: Uint8Array) => void) | null;
};

/** One socket's place in a room. */
export type Seat = {
  /** False where it is no awareness update. What it says of other people's clients is dropped. */
  receive(update: Uint8Array): boolean;
  /** To everybody else in the room who keeps up; nothing is kept for the others. */
  broadcast(payload: Uint8Array): void;
  /** Everybody in the room, as one awareness update. */
  everybody(): Uint8Array;
  leave(): void;
};

export type SeatOptions = { user: VerifiedUser; link: Link; voice: SeatVoice };

export type Room = {
  readonly isEmpty: boolean;
  readonly seatCount: number;
  states(): readonly ShownState[];
  enter(options: SeatOptions): Seat;
  /** Called after each change. Returns how to stop. */
  observe(listener: () => void): () => void;
  /** Messages may have been lost. */
  resume(): void;
  close(): void;
};

export type RoomOptions = {
  bus: DocumentBus;
  subject: string;
  processId: string;
  limits: Pick<RealtimeLimits, "awarenessBytes" | "roomAwarenessBytes">;
  /** The last one left. */
  onEmpty(): void;
};

/** What is shown of a change at once, and what of a mere sign of life: clients give up those of whom they hear nothing for 30 s. */
const showAfterMs = 40;
const renewAfterMs = 5_000;
/** Characters of states in one message to other processes, which may be half a mebibyte; one state is far less. */
const mostPublishedBytes = 64 * 1024;
/** Clients show themselves every 15 s. */
const forgetAfterMs = 45_000;

type SeatState = SeatOptions & { hasMissed: boolean };

export function openRoom({ bus, subject, processId, limits, onEmpty }: RoomOptions): Room {
  const states: AwarenessStates = createAwarenessStates(limits);
  const seats = new Set<SeatState>();
  const listeners = new Set<() => void>();
  const due = new Set<number>();
  let timer: ReturnType<typeof setTimeout> | null = null;
  let dueAtMs = Infinity;
  let hasChanged = false;

  const nowMs = (): number => performance.now();

  function note(clientId: number, outcome: Outcome): void {
    if (outcome === "dropped") return;
    due.add(clientId);
    hasChanged ||= outcome === "changed";
    showWithin(outcome === "changed" ? showAfterMs : renewAfterMs);
  }

  function showWithin(ms: number): void {
    const atMs = nowMs() + ms;
    if (atMs >= dueAtMs) return;
    if (timer !== null) clearTimeout(timer);
    dueAtMs = atMs;
    timer = setTimeout(show, ms);
    unref(timer);
  }

  function show(): void {
    timer = null;
    dueAtMs = Infinity;
    for (const clientId of states.end((shown) => nowMs() - shown.seenAtMs > forgetAfterMs, nowMs())) {
      due.add(clientId);
      hasChanged = true;
    }
    if (states.all().length > 0) showWithin(forgetAfterMs);
    if (due.size === 0) return;
    const update = states.encode(due);
    const ours = [...due].filter((clientId) => states.get(clientId)?.owner.kind === "seat");
    due.clear();
    for (const seat of seats) tell(seat, update);
    if (ours.length > 0) publish(ours);
    if (!hasChanged) return;
    hasChanged = false;
    for (const listener of listeners) listener();
  }

  function publish(clientIds: readonly number[]): void {
    for (let first = 0; first < clientIds.length;) {
      let bytes = 0;
      let end = first;
      while (end < clientIds.length && (end === first || bytes < mostPublishedBytes)) {
        bytes += states.get(clientIds[end] ?? 0)?.state.length ?? 0;
        end += 1;
      }
      const update = states.encode(clientIds.slice(first, end));
      bus.publish(subject, encodePresenceMessage({ kind: "states", processId, update }));
      first = end;
    }
  }

  /** Who does not keep up is shown everybody once they do. */
  function tell(seat: SeatState, update: Uint8Array): void {
    if (seat.hasMissed) return;
    if (!seat.link.isBehind) return seat.voice.awareness(update);
    seat.hasMissed = true;
    seat.link.whenDrained(() => {
      seat.hasMissed = false;
      if (seats.has(seat)) tell(seat, states.encode(states.withGone()));
    });
  }

  function spread(from: SeatState | null, sender: string, payload: Uint8Array): void {
    for (const seat of seats) {
      if (seat !== from && !seat.link.isBehind) seat.voice.broadcast?.(sender, payload);
    }
  }

  function hear(bytes: Uint8Array): void {
    const message = parsePresenceMessage(bytes);
    if (message === null || message.processId === processId) return;
    if (message.kind === "broadcast") return spread(null, message.sender, message.payload);
    if (message.kind === "asking") return showOurs();
    for (const entry of parseAwarenessUpdate(message.update) ?? [])
      note(entry.clientId, states.learn(message.processId, entry, nowMs()));
  }

  function showOurs(): void {
    const ours = states.all().filter(({ owner }) => owner.kind === "seat");
    if (ours.length > 0) publish(ours.map(({ clientId }) => clientId));
  }

  const ask = (): void => bus.publish(subject, encodePresenceMessage({ kind: "asking", processId }));
  const endSubscription = bus.subscribe(subject, hear);
  ask();

  const isEmpty = (): boolean => seats.size === 0 && listeners.size === 0;

  return {
    get isEmpty() {
      return isEmpty();
    },
    get seatCount() {
      return seats.size;
    },
    states: () => states.all(),
    enter(options) {
      const seat: SeatState = { ...options, hasMissed: false };
      const owner = { kind: "seat", user: options.user } as const;
      const sender = JSON.stringify({
        personId: options.user.id,
        name: options.user.name,
        connection: options.user.connection,
      });
      seats.add(seat);
      return {
        receive(update) {
          const entries = parseAwarenessUpdate(update);
          if (entries === null) return false;
          for (const entry of entries) note(entry.clientId, states.claim(owner, entry, nowMs()));
          return true;
        },
        broadcast(payload) {
          spread(seat, sender, payload);
          bus.publish(subject, encodePresenceMessage({ kind: "broadcast", processId, sender, payload }));
        },
        everybody: () => states.encode(states.all().map(({ clientId }) => clientId)),
        leave() {
          if (!seats.delete(seat)) return;
          const { connection } = options.user;
          const isTheirs = ({ owner: of }: ShownState) => of.kind === "seat" && of.user.connection === connection;
          for (const clientId of states.end(isTheirs, nowMs())) note(clientId, "changed");
          if (isEmpty()) onEmpty();
        },
      };
    },
    observe(listener) {
      listeners.add(listener);
      return () => {
        if (listeners.delete(listener) && isEmpty()) onEmpty();
      };
    },
    resume() {
      ask();
      showOurs();
    },
    close() {
      // What was shown last, so that other processes need not wait for it to grow old.
      if (due.size > 0) show();
      if (timer !== null) clearTimeout(timer);
      endSubscription();
    },
  };
}
