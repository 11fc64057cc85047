import type { PresentMember } from "@mows/sdk/docs";

/** What those who listen together hear, as whoever leads tells it. */
export interface Session {
  /** Whoever takes the lead counts on from the one before: the highest leads. */
  readonly epoch: number;
  /** Ids of tracks: some that were, the one that is on, and those that come. */
  readonly queue: readonly string[];
  /** Where in `queue` the track is that is on. */
  readonly index: number;
  readonly isPlaying: boolean;
  readonly positionMs: number;
  /** When the position was that, by the leader's clock (ms since 1970). */
  readonly atMs: number;
}

/** What somebody tells of themselves in the room of a library. */
export interface Listening extends Readonly<Record<string, unknown>> {
  /** Null while nothing is on, or they keep it to themselves. */
  readonly track: { readonly id: string; readonly isPlaying: boolean } | null;
  /** Whether they listen together with others. */
  readonly joined: boolean;
  /** Of whoever leads. */
  readonly session: Session | null;
}

export type Listener = PresentMember<Listening>;

/** One of those in the room, this page itself among them. */
export interface Participant {
  readonly connection: string;
  readonly state: Partial<Listening>;
}

/** Presence is small by nature: so much of a queue of thousands is told. */
const toldBefore = 10;
const toldAfter = 100;

/** The part of a queue that others are told of. */
export function toldQueue(ids: readonly string[], index: number): Pick<Session, "queue" | "index"> {
  const from = Math.max(0, index - toldBefore);
  return { queue: ids.slice(from, index + 1 + toldAfter), index: index - from };
}

/** Who leads: the highest epoch, and of two who took the lead at the same time the lower connection. */
export function leaderOf<Some extends Participant>(participants: readonly Some[]): Some | null {
  let leader: Some | null = null;
  for (const candidate of participants) {
    const epoch = candidate.state.session?.epoch;
    if (epoch === undefined || candidate.state.joined !== true) continue;
    const best = leader?.state.session?.epoch ?? -1;
    if (leader === null || epoch > best || (epoch === best && candidate.connection < leader.connection))
      leader = candidate;
  }
  return leader;
}

/** Who goes on when the leader is gone: of those who listen, the lowest connection, so that all come to the same. */
export function heirOf(participants: readonly Participant[]): string | null {
  const connections = participants.filter(({ state }) => state.joined === true).map(({ connection }) => connection);
  return connections.toSorted()[0] ?? null;
}

/** Where the session is at this moment of the leader's clock. */
export function positionAt({ isPlaying, positionMs, atMs }: Session, leaderNowMs: number): number {
  return isPlaying ? positionMs + Math.max(0, leaderNowMs - atMs) : positionMs;
}
