import { closeCodes } from "../../../kit/http/close-codes.ts";
import type { OpenDocument } from "../hub/document-hub.ts";
import type { Subscriber } from "../hub/subscriber.ts";
import type { CatchUps } from "./catch-ups.ts";
import type { Link } from "./link.ts";
import type { Trail } from "./trail.ts";

/** What a protocol makes of what a member is told. */
export type MemberVoice = {
  /** With it, where that has changed, the sequence up to which all was sent before it. */
  update(update: Uint8Array, through: number | null): void;
  /** Null for a protocol that does not know of sequences. */
  sentThrough: ((sequence: number) => void) | null;
  ended(): void;
};

/**
 * One socket's place in one document, from the moment it asks. A client that reads too slowly is sent nothing any more, and nothing is kept
 * for it: once its socket has drained, one merged update brings it from the last sequence it was sent to the present.
 */
export type Member = {
  /** What its own updates come from. */
  readonly subscriber: Subscriber;
  /** Everything up to this sequence was sent in answer to its asking: from here on it follows. */
  begin(sequence: number): void;
  leave(): void;
};

export type MemberOptions = {
  document: OpenDocument;
  link: Link;
  voice: MemberVoice;
  trail: Trail;
  catchUps: CatchUps;
  /** What may come while a member is being answered, in bytes; more is fetched from the log. */
  heldBytes: number;
  onResumed(): void;
};

type State =
  /** What it lacks is being made; what comes meanwhile is held, within bounds. */
  | "answering"
  | "following"
  /** Its socket is full: what comes is dropped. */
  | "behind"
  | "left";

export function joinDocument({ document, link, voice, trail, catchUps, heldBytes, onResumed }: MemberOptions): Member {
  let state: State = "answering";
  let held: Uint8Array[] = [];
  /** What is left of `heldBytes`; less than none when something had to be dropped. */
  let room = heldBytes;
  /** All up to it is handed on once what is held is. */
  let heldThrough = 0;
  /** All up to it was handed on. */
  let sequence = 0;
  let told = 0;

  function pass(update: Uint8Array): void {
    voice.update(update, sequence > told ? sequence : null);
    told = sequence;
  }

  /** What goes with the next update anyway is told alone only when none comes. */
  function tell(): void {
    if (state !== "following" || sequence <= told || link.isBehind) return;
    told = sequence;
    voice.sentThrough?.(sequence);
  }

  function reach(through: number): void {
    sequence = Math.max(sequence, through);
    if (sequence > told && voice.sentThrough !== null) trail.mark(tell);
  }

  function fallBehind(): void {
    state = "behind";
    link.whenDrained(() => {
      // The database may be away: the socket comes again.
      catchUp().catch(() => link.close(closeCodes.overloaded, "The document cannot be read at the moment. Try again."));
    });
  }

  async function catchUp(): Promise<void> {
    if (state !== "behind") return;
    state = "answering";
    room = heldBytes;
    const fetched = await catchUps.since(document, sequence);
    if (!isAnswering()) return;
    pass(fetched.update);
    onResumed();
    begin(fetched.sequence);
  }

  const isAnswering = (): boolean => state === "answering";

  function begin(through: number): void {
    if (state !== "answering") return;
    const isWhole = room >= 0;
    const waiting = held;
    held = [];
    reach(through);
    if (!isWhole) return fallBehind();
    state = "following";
    for (const update of waiting) pass(update);
    reach(heldThrough);
  }

  const subscriber: Subscriber = {
    update(update) {
      if (state === "following") {
        if (link.isBehind) fallBehind();
        else pass(update);
      } else if (state === "answering") {
        room -= update.length;
        if (room >= 0) held.push(update);
        else held = [];
      }
    },
    committed(through) {
      if (state === "following") reach(through);
      else if (state === "answering") heldThrough = through;
    },
    ended() {
      if (state !== "left") voice.ended();
    },
  };
  const unsubscribe = document.subscribe(subscriber);

  return {
    subscriber,
    begin,
    leave() {
      if (state === "left") return;
      state = "left";
      held = [];
      unsubscribe();
      document.release();
    },
  };
}
