import type { AudioEngine, AudioSnapshot, AudioTrack } from "@mows/react";
import type { Room } from "@mows/sdk/docs";
import { catchUp } from "./catch-up.ts";
import { type ClockMessage, parseClockMessage } from "./clock-message.ts";
import { LeaderClock } from "./leader-clock.ts";
import { heirOf, leaderOf, type Listener, type Listening, positionAt, type Session, toldQueue } from "./session.ts";

type Player = Pick<
  AudioEngine,
  | "getSnapshot"
  | "subscribe"
  | "subscribeCommands"
  | "readPositionMs"
  | "play"
  | "toggle"
  | "seek"
  | "setRate"
  | "setShuffle"
>;

/** `alone`: nobody is followed, and nobody follows. `leader` is null when it is this page. */
export type TogetherSnapshot =
  | { readonly state: "alone"; readonly open: Listener | null; readonly others: readonly Listener[] }
  | { readonly state: "together"; readonly leader: Listener | null; readonly others: readonly Listener[] };

export interface ListenTogetherOptions {
  readonly player: Player;
  readonly room: Room<Listening>;
  /** What can be played here, in this order; ids that are not in the library are left out. */
  readonly tracksOf: (ids: readonly string[]) => readonly AudioTrack[];
  /** This clock, in ms since 1970. */
  readonly now?: () => number;
}

const lookEveryMs = 400;
const firstQuestions = 5;
const askEveryMs = 10_000;
/** A leader who reloads or loses the network for a moment is waited for. */
const waitForLeaderMs = 3_000;

/**
 * Keeps those who listen together in step. Whoever does something (plays, pauses, skips, seeks) leads from then on, and the others follow; when the
 * leader leaves, another one goes on where the music is.
 */
export class ListenTogether {
  readonly #player: Player;
  readonly #room: Room<Listening>;
  readonly #tracksOf: ListenTogetherOptions["tracksOf"];
  readonly #now: () => number;
  readonly #listeners = new Set<() => void>();
  readonly #ends: (() => void)[] = [];
  #clock = new LeaderClock();
  #role: "alone" | "leader" | "follower" = "alone";
  /** What was told last, but for where it is. */
  #told = "";
  #stateBefore: AudioSnapshot["state"] = "empty";
  #stateNow: AudioSnapshot["state"] = "empty";
  /** The one that is followed, or was last. */
  #session: Session | null = null;
  #leaderConnection: string | null = null;
  #applying = false;
  #jumpedAtMs = 0;
  #asked = 0;
  #askedAtMs = 0;
  #leaderlessSinceMs: number | null = null;
  #timer: ReturnType<typeof setInterval> | undefined;
  #snapshot: TogetherSnapshot;

  constructor({ player, room, tracksOf, now = Date.now }: ListenTogetherOptions) {
    this.#player = player;
    this.#room = room;
    this.#tracksOf = tracksOf;
    this.#now = now;
    this.#snapshot = this.#look();
    this.#ends.push(
      room.subscribe(this.#onRoom),
      room.onBroadcast((data, { connection }) => this.#onCall(parseClockMessage(data), connection)),
      player.subscribe(this.#onPlayer),
      player.subscribeCommands(this.#onCommand),
    );
  }

  readonly getSnapshot = (): TogetherSnapshot => this.#snapshot;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Leads: whoever joins hears what is on here. */
  readonly start = (): void => {
    this.#begin();
    this.#lead();
  };

  /** Follows whoever leads. */
  readonly join = (): void => {
    this.#begin();
    this.#room.setMe({ joined: true });
    this.#onRoom();
  };

  /** Goes on alone, with what is on. */
  readonly leave = (): void => {
    this.#role = "alone";
    this.#session = null;
    this.#leaderConnection = null;
    clearInterval(this.#timer);
    this.#player.setRate(1);
    this.#room.setMe({ joined: false, session: null });
    this.#onRoom();
  };

  readonly close = (): void => {
    if (this.#role !== "alone") this.leave();
    for (const end of this.#ends) end();
  };

  #begin(): void {
    if (this.#role !== "alone") return;
    this.#role = "follower";
    this.#timer = setInterval(this.#keepInStep, lookEveryMs);
  }

  #lead(): void {
    const leader = leaderOf(this.#room.others);
    const highest = Math.max(leader?.state.session?.epoch ?? 0, this.#session?.epoch ?? 0);
    this.#role = "leader";
    this.#leaderlessSinceMs = null;
    this.#player.setRate(1);
    this.#tell(highest + 1);
  }

  /** Says what is on here, as the one who leads. */
  #tell(epoch: number): void {
    const { queue, index, state } = this.#player.getSnapshot();
    const ids = queue.map(({ id }) => id);
    this.#session = {
      epoch,
      ...toldQueue(ids, Math.max(index, 0)),
      isPlaying: state === "playing",
      positionMs: this.#player.readPositionMs(),
      atMs: this.#now(),
    };
    this.#told = this.#playing();
    this.#room.setMe({ joined: true, session: this.#session });
    this.#changed();
  }

  /** What is on here, but for where it is. */
  #playing(): string {
    const { queue, index, state } = this.#player.getSnapshot();
    return [state === "playing", index, ...queue.map(({ id }) => id)].join();
  }

  readonly #onCommand = (): void => {
    if (this.#role === "alone" || this.#applying) return;
    if (this.#role === "leader" && this.#session) this.#tell(this.#session.epoch);
    else if (this.#isBack()) this.#apply(() => this.#session && this.#jump(this.#session));
    else this.#lead();
  };

  /** Whether what was asked for is no more than to hear again what the others hear: where a browser wanted a click before it plays. */
  #isBack(): boolean {
    const { track } = this.#player.getSnapshot();
    const isSame = this.#session?.isPlaying === true && track?.id === this.#session.queue[this.#session.index];
    return isSame && this.#stateBefore === "paused" && this.#stateNow === "loading";
  }

  readonly #onPlayer = (): void => {
    const { state } = this.#player.getSnapshot();
    if (state !== this.#stateNow) [this.#stateBefore, this.#stateNow] = [this.#stateNow, state];
    if (this.#role !== "leader" || this.#session === null || this.#applying) return;
    if (this.#playing() !== this.#told) this.#tell(this.#session.epoch);
  };

  readonly #onRoom = (): void => {
    const leader = leaderOf(this.#room.others);
    const epoch = leader?.state.session?.epoch ?? -1;
    if (this.#role === "leader" && this.#losesTo(leader, epoch)) {
      this.#role = "follower";
      this.#room.setMe({ session: null });
    }
    if (this.#role === "follower") this.#follow(leader);
    this.#changed();
  };

  #losesTo(leader: Listener | null, epoch: number): boolean {
    const own = this.#session?.epoch ?? 0;
    if (leader === null || epoch < own) return false;
    return epoch > own || leader.connection < (this.#room.connection ?? "");
  }

  #follow(leader: Listener | null): void {
    const session = leader?.state.session ?? null;
    if (leader === null || session === null) {
      this.#leaderlessSinceMs ??= this.#now();
      return;
    }
    this.#leaderlessSinceMs = null;
    if (leader.connection !== this.#leaderConnection) {
      this.#leaderConnection = leader.connection;
      this.#clock = new LeaderClock();
      this.#asked = 0;
    }
    if (session === this.#session) return;
    this.#session = session;
    this.#apply(() => this.#match(session));
    this.#keepInStep();
  }

  /** Has the player do what the session does, without taking it for somebody's wish. */
  #apply(change: () => void): void {
    this.#applying = true;
    change();
    this.#applying = false;
  }

  #match(session: Session): void {
    const { queue, index, state, shuffle } = this.#player.getSnapshot();
    const wanted = this.#tracksOf(session.queue);
    const current = wanted.findIndex(({ id }) => id === session.queue[session.index]);
    if (current < 0) return;
    const isSame = queue.length === wanted.length && queue.every(({ id }, at) => id === wanted[at]?.id);
    // The leader's order is told as it is played.
    if (shuffle) this.#player.setShuffle(false);
    const begins = !isSame || index !== current;
    if (begins) {
      this.#player.play(wanted, current);
      this.#jump(session);
    }
    const isOn = begins || state === "playing" || state === "loading";
    if (isOn !== session.isPlaying) this.#player.toggle();
    if (!session.isPlaying) this.#player.seek(session.positionMs);
  }

  #jump(session: Session): void {
    this.#jumpedAtMs = this.#now();
    this.#player.seek(positionAt(session, this.#now() + this.#clock.offsetMs));
  }

  readonly #keepInStep = (): void => {
    if (this.#role !== "follower") return;
    this.#askTime();
    this.#takeOver();
    const session = this.#session;
    if (session?.isPlaying !== true || this.#player.getSnapshot().state !== "playing") return;
    const aheadMs = this.#player.readPositionMs() - positionAt(session, this.#now() + this.#clock.offsetMs);
    const remedy = catchUp(aheadMs, this.#now() - this.#jumpedAtMs);
    if (remedy.kind === "rate") this.#player.setRate(remedy.rate);
    else this.#apply(() => this.#jump(session));
  };

  /** Goes on in the leader's place when there has been none for a while, if it falls to this page. */
  #takeOver(): void {
    if (this.#leaderlessSinceMs === null || this.#session === null || this.#room.connection === null) return;
    if (this.#now() - this.#leaderlessSinceMs < waitForLeaderMs) return;
    const self = { connection: this.#room.connection, state: this.#room.me };
    if (heirOf([...this.#room.others, self]) === this.#room.connection) this.#lead();
  }

  #askTime(): void {
    if (this.#leaderConnection === null) return;
    const now = this.#now();
    if (this.#asked >= firstQuestions && now - this.#askedAtMs < askEveryMs) return;
    this.#asked += 1;
    this.#askedAtMs = now;
    this.#call({ kind: "what-time", to: this.#leaderConnection, askedAtMs: now });
  }

  #onCall(message: ClockMessage | null, from: string): void {
    if (message === null || message.to !== this.#room.connection) return;
    if (message.kind === "what-time")
      this.#call({ kind: "it-is", to: from, askedAtMs: message.askedAtMs, atMs: this.#now() });
    else if (from === this.#leaderConnection) this.#clock.add(message.askedAtMs, message.atMs, this.#now());
  }

  #call(message: ClockMessage): void {
    this.#room.broadcast(message);
  }

  #look(): TogetherSnapshot {
    const { others } = this.#room;
    const leader = leaderOf(others);
    if (this.#role === "alone") return { state: "alone", open: leader, others };
    return { state: "together", leader: this.#role === "leader" ? null : leader, others };
  }

  #changed(): void {
    this.#snapshot = this.#look();
    for (const listener of this.#listeners) listener();
  }
}
