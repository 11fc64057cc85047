import type { RealtimeLimits } from "../../../kit/realtime-limits.ts";
import { encodeAwarenessUpdate, type AwarenessEntry } from "./awareness-update.ts";
import { type VerifiedUser, withVerifiedUser } from "./verified-user.ts";

/** A client of one seat here, or of another process. */
export type Owner = { kind: "seat"; user: VerifiedUser } | { kind: "process"; processId: string };

export type ShownState = {
  clientId: number;
  clock: number;
  /** By how much that is more than what the client said: others saw it go with the clock that it came back with. */
  ahead: number;
  /** JSON, with its verified `user`; `null` once the client is gone, which is remembered for a while. */
  state: string;
  /** The person's id. */
  userId: string;
  owner: Owner;
  seenAtMs: number;
};

/** Before it is known whether it is news. */
type Said = Omit<ShownState, "ahead" | "seenAtMs">;

export type Outcome = "changed" | "renewed" | "dropped";

/** What everybody in one room shows of themselves, as far as it is to be believed. */
export type AwarenessStates = {
  /** What a client in this process says: of itself, or an echo of others, which counts for nothing. */
  claim(owner: Owner & { kind: "seat" }, entry: AwarenessEntry, nowMs: number): Outcome;
  /** What another process has verified. */
  learn(processId: string, entry: AwarenessEntry, nowMs: number): Outcome;
  /** Ends what is this owner's, or was last seen before; gives the client ids. */
  end(ends: (state: ShownState) => boolean, nowMs: number): number[];
  get(clientId: number): ShownState | undefined;
  /** Of clients that are there. */
  all(): readonly ShownState[];
  /** The ids of these, and of those that went a moment ago. */
  withGone(): Iterable<number>;
  /** As one awareness update. */
  encode(clientIds: Iterable<number>): Uint8Array;
};

/** Clients of one socket: an editor has one, a page with subdocuments a few. */
const mostClientsPerSeat = 8;
/** An echo of a client that is gone must not bring it back. */
const rememberGoneMs = 60_000;
const mostGone = 4_096;

const decoder = new TextDecoder();

/** The state of who went. */
const gone = "null";
const isThere = (shown: ShownState | undefined): boolean => shown !== undefined && shown.state !== gone;

export function createAwarenessStates(
  limits: Pick<RealtimeLimits, "awarenessBytes" | "roomAwarenessBytes">,
): AwarenessStates {
  const states = new Map<number, ShownState>();
  /** Of `states`, in the order in which they went. */
  const went = new Set<number>();
  let bytes = 0;

  function set(shown: ShownState): Outcome {
    const before = states.get(shown.clientId);
    const length = shown.state.length - (before?.state.length ?? 0);
    if (bytes + length > limits.roomAwarenessBytes && length > 0) return "dropped";
    bytes += length;
    states.set(shown.clientId, shown);
    went.delete(shown.clientId);
    if (shown.state === gone) {
      went.add(shown.clientId);
      forgetGone(shown.seenAtMs);
    }
    return before?.state === shown.state ? "renewed" : "changed";
  }

  function forgetGone(nowMs: number): void {
    for (const clientId of went) {
      const shown = states.get(clientId);
      if (shown !== undefined && nowMs - shown.seenAtMs < rememberGoneMs && went.size <= mostGone) return;
      went.delete(clientId);
      states.delete(clientId);
      bytes -= shown?.state.length ?? 0;
    }
  }

  /** Whose client it is, or was, is settled by who showed it first; a person may come back by another socket. Echoes are told by their clocks. */
  function mayClaim(known: ShownState | undefined, { user }: Owner & { kind: "seat" }, entry: AwarenessEntry): boolean {
    if (entry.state.length > limits.awarenessBytes) return false;
    if (known === undefined) return true;
    return known.userId === user.id && (!isThere(known) || entry.clock + known.ahead >= known.clock);
  }

  /** The later one counts, and of two that are equally late the one that says that the client is gone. */
  function take(known: ShownState | undefined, said: Said, nowMs: number): Outcome {
    const isGone = said.state === gone;
    if (known === undefined) return isGone ? "dropped" : set({ ...said, ahead: 0, seenAtMs: nowMs });
    const clock = said.clock + known.ahead;
    if (clock > known.clock) return set({ ...said, clock, ahead: known.ahead, seenAtMs: nowMs });
    if (isGone)
      return clock === known.clock && isThere(known) ? set({ ...known, ...said, clock, seenAtMs: nowMs }) : "dropped";
    if (isThere(known)) return "dropped";
    const next = known.clock + 1;
    return set({ ...said, clock: next, ahead: next - said.clock, seenAtMs: nowMs });
  }

  return {
    claim(owner, entry, nowMs) {
      const known = states.get(entry.clientId);
      if (!mayClaim(known, owner, entry)) return "dropped";
      const claimed = withVerifiedUser(entry.state, owner.user);
      if (claimed.kind === "invalid") return "dropped";
      if (!isThere(known) && clientsOf(owner) >= mostClientsPerSeat) return "dropped";
      const state = claimed.kind === "gone" ? gone : claimed.json;
      return take(known, { clientId: entry.clientId, clock: entry.clock, state, userId: owner.user.id, owner }, nowMs);
    },
    learn(processId, { clientId, clock, state: bytes }, nowMs) {
      const state = decoder.decode(bytes);
      const known = states.get(clientId);
      const userId = userIdOf(state) ?? known?.userId ?? "";
      return take(known, { clientId, clock, state, userId, owner: { kind: "process", processId } }, nowMs);
    },
    end(ends, nowMs) {
      const ended = [...states.values()].filter((shown) => isThere(shown) && ends(shown));
      for (const shown of ended) set({ ...shown, state: gone, seenAtMs: nowMs });
      return ended.map(({ clientId }) => clientId);
    },
    get: (clientId) => states.get(clientId),
    withGone: () => states.keys(),
    all: () => [...states.values()].filter(isThere),
    encode: (clientIds) => encodeAwarenessUpdate([...clientIds].flatMap((clientId) => states.get(clientId) ?? [])),
  };

  function clientsOf({ user }: Owner & { kind: "seat" }): number {
    let count = 0;
    for (const shown of states.values()) {
      const { owner } = shown;
      if (owner.kind === "seat" && owner.user.connection === user.connection && isThere(shown)) count += 1;
    }
    return count;
  }
}

function userIdOf(state: string): string | null {
  const shown: unknown = JSON.parse(state);
  if (typeof shown !== "object" || shown === null) return null;
  const user: unknown = Reflect.get(shown, "user");
  const id: unknown = typeof user === "object" && user !== null ? Reflect.get(user, "id") : null;
  return typeof id === "string" ? id : null;
}
