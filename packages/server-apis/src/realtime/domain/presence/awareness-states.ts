import type { RealtimeLimits } from "../../../kit/realtime-limits.ts";
import { encodeAwarenessUpdate, type AwarenessEntry } from "./awareness-update.ts";
import { type VerifiedUser, withVerifiedUser } from "./verified-user.ts";

/** A client of one seat here, or of another process. */
export type Owner = { kind: "seat"; user: VerifiedUser } | { kind: "process"; processId: string };

export type ShownState = {
  clientId: number;
  clock: number;
  /** JSON, with its verified `user`; `null` once the client is gone, which is remembered for a while. */
  state: string;
  /** The person's, or the visitor's, id. */
  userId: string;
  owner: Owner;
  seenAtMs: number;
};

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

export function createAwarenessStates(
  limits: Pick<RealtimeLimits, "awarenessBytes" | "roomAwarenessBytes">,
): AwarenessStates {
  const states = new Map<number, ShownState>();
  /** Of `states`, in the order in which they went. */
  const gone = new Set<number>();
  let bytes = 0;

  function set(shown: ShownState): Outcome {
    const before = states.get(shown.clientId);
    const length = shown.state.length - (before?.state.length ?? 0);
    if (bytes + length > limits.roomAwarenessBytes && length > 0) return "dropped";
    bytes += length;
    states.set(shown.clientId, shown);
    gone.delete(shown.clientId);
    if (shown.state === "null") {
      gone.add(shown.clientId);
      forgetGone(shown.seenAtMs);
    }
    return before?.state === shown.state ? "renewed" : "changed";
  }

  function forgetGone(nowMs: number): void {
    for (const clientId of gone) {
      const shown = states.get(clientId);
      if (shown !== undefined && nowMs - shown.seenAtMs < rememberGoneMs && gone.size <= mostGone) return;
      gone.delete(clientId);
      states.delete(clientId);
      bytes -= shown?.state.length ?? 0;
    }
  }

  function isNews(known: ShownState | undefined, { clock }: AwarenessEntry, isGone: boolean): boolean {
    if (known === undefined) return !isGone;
    return clock > known.clock || (clock === known.clock && isGone && known.state !== "null");
  }

  return {
    claim(owner, entry, nowMs) {
      const known = states.get(entry.clientId);
      const userId = owner.user.id;
      // Whose client it is, or was, is settled by who showed it first; a person may come back by another socket.
      if (known !== undefined && known.userId !== userId) return "dropped";
      if (entry.state.length > limits.awarenessBytes) return "dropped";
      const isGone = known?.state === "null";
      if (known !== undefined && !isGone && entry.clock < known.clock) return "dropped";
      const claimed = withVerifiedUser(entry.state, owner.user);
      if (claimed.kind === "invalid") return "dropped";
      const isBack = isGone && claimed.kind === "state";
      if (!isBack && !isNews(known, entry, claimed.kind === "gone")) return "dropped";
      if ((known === undefined || isBack) && clientsOf(owner) >= mostClientsPerSeat) return "dropped";
      const state = claimed.kind === "gone" ? "null" : claimed.json;
      // Others have seen it go with the clock that it comes back with.
      const clock = isBack ? Math.max(entry.clock, known.clock + 1) : entry.clock;
      return set({ clientId: entry.clientId, clock, state, userId, owner, seenAtMs: nowMs });
    },
    learn(processId, entry, nowMs) {
      const state = decoder.decode(entry.state);
      const known = states.get(entry.clientId);
      if (!isNews(known, entry, state === "null")) return "dropped";
      const userId = userIdOf(state) ?? known?.userId ?? "";
      const owner: Owner = { kind: "process", processId };
      return set({ clientId: entry.clientId, clock: entry.clock, state, userId, owner, seenAtMs: nowMs });
    },
    end(ends, nowMs) {
      const ended = [...states.values()].filter((shown) => shown.state !== "null" && ends(shown));
      for (const shown of ended) set({ ...shown, state: "null", seenAtMs: nowMs });
      return ended.map(({ clientId }) => clientId);
    },
    get: (clientId) => states.get(clientId),
    withGone: () => states.keys(),
    all: () => [...states.values()].filter(({ state }) => state !== "null"),
    encode: (clientIds) => encodeAwarenessUpdate([...clientIds].flatMap((clientId) => states.get(clientId) ?? [])),
  };

  function clientsOf({ user }: Owner & { kind: "seat" }): number {
    let count = 0;
    for (const { owner, state } of states.values()) {
      if (owner.kind === "seat" && owner.user.connection === user.connection && state !== "null") count += 1;
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
