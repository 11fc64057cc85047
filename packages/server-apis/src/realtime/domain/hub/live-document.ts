import type { NodeId } from "../../../kit/ids.ts";
import { diffScanned } from "../log/diff-scanned.ts";
import type { Lane, Preparation, WrittenRow } from "../log/lane.ts";
import { mergeScanned } from "../log/merge-scanned.ts";
import { roomOf } from "../log/room-of.ts";
import { scanUpdate, type ScannedUpdate } from "../log/scan-update.ts";
import { Audience } from "./audience.ts";
import type { Author } from "./author.ts";
import { ClientOwners } from "./client-owners.ts";
import type { SettledFacts, Synced } from "./document-hub.ts";
import { DocumentState } from "./document-state.ts";
import type { HubContext } from "./hub-context.ts";
import type { HubUpdate } from "./hub-update.ts";
import type { LoadedDocument } from "./load-document.ts";
import { isMostlyKnown, narrowUpdate } from "./narrow-update.ts";
import type { Receipt, RefusalReason, Refused } from "./receipt.ts";
import { SequenceTrack } from "./sequence-track.ts";
import type { Subscriber } from "./subscriber.ts";
import { Summary, type Novelty } from "./summary.ts";

type Brought = { update: ScannedUpdate; novelty: Novelty };

/** A log that is longer than this, and than the document, is compacted while it still grows: it is read whole when the document is loaded. */
const longLogBytes = 4 * 1024 * 1024;

const refused = (reason: RefusalReason): Refused => ({ kind: "refused", reason });
const bringsNothing = ({ structs, deleted }: Novelty): boolean => structs.length === 0 && deleted.length === 0;

/**
 * A document that is open in this process: what it has in summary, what came lately, who follows it. It is no `Y.Doc`, and costs next to nothing
 * while nobody edits it.
 */
export class LiveDocument implements Lane<HubUpdate> {
  readonly id: NodeId;
  readonly audience: Audience;
  queue: HubUpdate[] = [];
  unprepared = false;
  hasEnded = false;
  readonly #context: HubContext;
  readonly #summary: Summary;
  readonly #state: DocumentState;
  readonly #track: SequenceTrack;
  readonly #owners = new ClientOwners();
  /** Of what is pending, how many wait with being shown: nothing is shown before them, since it may follow from them. */
  #unshown = 0;
  /** Taken, and neither committed nor refused. */
  #pending: Set<HubUpdate> | null = null;
  #roomBytes: number;
  #bytes: number;
  /** Its size when it was loaded or settled, and what was written here since. */
  #settledBytes: number;
  #logBytes = 0;

  constructor(id: NodeId, loaded: LoadedDocument, context: HubContext) {
    this.id = id;
    this.#context = context;
    this.audience = new Audience(loaded.headSequence);
    this.#track = new SequenceTrack(loaded.headSequence);
    this.#state = new DocumentState(id, loaded, context);
    this.#roomBytes = loaded.roomBytes;
    this.#bytes = loaded.state.bytes.byteLength;
    this.#settledBytes = this.#bytes;
    this.#summary = Summary.of(loaded.state);
  }

  get headSequence(): number {
    return this.#track.head;
  }

  get hasGap(): boolean {
    return this.#track.hasGap;
  }

  /** Whether it may be let go of, once nobody holds it. */
  get isQuiet(): boolean {
    return (this.#pending?.size ?? 0) === 0 && !this.audience.hasNews && !this.#state.isReading;
  }

  async sync(stateVector: Uint8Array | null): Promise<Synced> {
    const sequence = this.headSequence;
    const whole = await this.#state.whole();
    const update = stateVector === null ? whole.bytes : diffScanned(whole, stateVector);
    return { update, stateVector: this.#summary.stateVector(), sequence };
  }

  async since(sequence: number): Promise<{ update: Uint8Array; sequence: number }> {
    const head = this.headSequence;
    return { update: await this.#state.after(sequence), sequence: head };
  }

  receive(bytes: Uint8Array, author: Author, from: Subscriber | null): Receipt {
    const update = scanUpdate(bytes);
    if (update === null) return { kind: "malformed" };
    if (this.hasEnded) return refused("document-gone");
    const novelty = this.#summary.noveltyOf(update);
    if (bringsNothing(novelty)) return this.#known();
    const own = this.#owners.ownPart({ update, novelty }, author);
    if (bringsNothing(own.novelty)) return refused("client-taken");
    return this.#take(this.#narrow(own), author, from);
  }

  /** Whoever sends again what is here must not be told that it is kept while it may still be lost. */
  #known(): Receipt {
    const latest = [...(this.#pending ?? [])].at(-1);
    if (latest === undefined) return { kind: "known", sequence: this.headSequence };
    return { kind: "taken", committed: latest.committed };
  }

  #narrow({ update, novelty }: Brought): Brought {
    if (!isMostlyKnown(update, novelty)) return { update, novelty };
    return { update: narrowUpdate(update, novelty, this.#summary.stateVector()), novelty };
  }

  #take({ update, novelty }: Brought, author: Author, from: Subscriber | null): Receipt {
    const bytes = update.bytes.byteLength;
    if (this.#bytes + bytes > this.#context.documentBytes) return refused("document-full");
    if (!this.#context.backlog.take(bytes)) return refused("overloaded");
    const clients = [...new Set(novelty.structs.map(({ client }) => client))];
    const isCertain = roomOf(update) <= this.#roomBytes && this.#knowsAll(clients);
    this.#summary.add(novelty);
    this.#bytes += bytes;
    this.#roomBytes -= roomOf(update);
    this.unprepared ||= !isCertain;
    const { promise, resolve } = Promise.withResolvers<Awaited<HubUpdate["committed"]>>();
    const shown = isCertain && this.#unshown === 0 ? this.#show(update, from, 0) : null;
    if (shown === null) this.#unshown += 1;
    const taken: HubUpdate = { update, author, clients, novelty, from, shown, committed: promise, resolve };
    (this.#pending ??= new Set()).add(taken);
    this.queue.push(taken);
    this.#context.wake(this);
    return { kind: "taken", committed: promise };
  }

  #show(update: ScannedUpdate, from: Subscriber | null, sequence: number) {
    const entry = this.#state.push(update, sequence);
    this.audience.add(update, from);
    this.#context.hasNews(this);
    return entry;
  }

  prepared({ roomBytes, owners }: Preparation, asked: ReadonlySet<HubUpdate>): void {
    this.#owners.learn(owners);
    this.#roomBytes = roomBytes;
    // Less than was asked for: the space is full. What came back from the writer meanwhile, and stands first, was not asked for.
    const isShort = [...asked].reduce((sum, { update }) => sum + roomOf(update), 0) > roomBytes;
    let isFull = false;
    for (const queued of this.queue.splice(0)) {
      const own = this.#owners.ownPart(queued, queued.author);
      const room = roomOf(own.update);
      isFull ||= isShort && room > this.#roomBytes && asked.has(queued);
      if (bringsNothing(own.novelty)) this.refuse([queued], "client-taken");
      // Not even a smaller one that comes later: it would follow what is missing.
      else if (isFull) this.refuse([queued], "quota-exceeded");
      else {
        this.#roomBytes -= room;
        this.queue.push(own.update === queued.update ? queued : this.#replace(queued, own));
      }
    }
    // What came while it was prepared was not asked for.
    this.unprepared = this.#roomBytes < 0 || this.queue.some(({ clients }) => !this.#knowsAll(clients));
    if (!this.unprepared) this.#showQueued();
  }

  /** All of the queue is certain now; what is being written is shown once it is. */
  #showQueued(): void {
    const waiting = this.queue.filter(({ shown }) => shown === null);
    if (waiting.length < this.#unshown) return;
    for (const queued of waiting) queued.shown = this.#show(queued.update, queued.from, 0);
    this.#unshown = 0;
  }

  #knowsAll(clients: readonly number[]): boolean {
    return clients.every((client) => this.#owners.knows(client));
  }

  #replace(queued: HubUpdate, { update, novelty }: Brought): HubUpdate {
    this.#forget(queued);
    this.#context.backlog.take(update.bytes.byteLength);
    this.#summary.add(novelty);
    this.#bytes += update.bytes.byteLength;
    const replaced = { ...queued, update, novelty, shown: null };
    this.#unshown += 1;
    (this.#pending ??= new Set()).add(replaced);
    return replaced;
  }

  written(rows: readonly WrittenRow<HubUpdate>[], roomBytes: number): void {
    this.#roomBytes = roomBytes - this.#waitingRoom();
    for (const { parts, sequence } of rows) {
      this.#track.add(sequence, sequence);
      for (const part of parts) {
        if (part.shown === null) {
          this.#unshown -= 1;
          this.#show(part.update, part.from, sequence);
        } else part.shown.sequence = sequence;
        this.#pending?.delete(part);
        this.#context.backlog.giveBack(part.update.bytes.byteLength);
        part.resolve({ kind: "committed", sequence });
      }
    }
    this.#countLog(rows.reduce((sum, { update }) => sum + update.bytes.byteLength, 0));
    const [first, last] = [rows[0]?.sequence ?? 0, rows.at(-1)?.sequence ?? 0];
    this.#context.publish(this.id, { first, last, update: mergeScanned(rows.map(({ update }) => update)).bytes });
    this.#context.hasNews(this);
    if (this.hasGap) this.#context.hasGap(this.id);
  }

  #waitingRoom(): number {
    return this.queue.reduce((sum, { update }) => sum + roomOf(update), 0);
  }

  #countLog(bytes: number): void {
    this.#logBytes += bytes;
    if (this.#logBytes < Math.max(longLogBytes, this.#settledBytes)) return;
    this.#logBytes = 0;
    this.#context.settleSoon(this.id);
  }

  refuse(queued: readonly HubUpdate[], reason: RefusalReason): void {
    for (const one of queued) {
      this.#forget(one);
      one.resolve(refused(reason));
    }
    if (reason === "document-gone") this.end();
  }

  #forget(queued: HubUpdate): void {
    const bytes = queued.update.bytes.byteLength;
    this.#pending?.delete(queued);
    this.#summary.remove(queued.novelty);
    this.#bytes -= bytes;
    this.#context.backlog.giveBack(bytes);
    if (queued.shown === null) this.#unshown -= 1;
    else this.#state.remove(queued.shown);
  }

  /** What another process committed, or what was found in the log behind a gap: rows `first` to `last`. */
  follow(first: number, last: number, update: ScannedUpdate): void {
    if (this.hasEnded || this.#track.has(first, last)) return;
    const novelty = this.#summary.noveltyOf(update);
    if (!bringsNothing(novelty)) {
      const fresh = this.#narrow({ update, novelty }).update;
      this.#summary.add(novelty);
      this.#bytes += fresh.bytes.byteLength;
      this.#show(fresh, null, last);
    }
    this.#track.add(first, last);
    this.#context.hasNews(this);
    if (this.hasGap) this.#context.hasGap(this.id);
  }

  /** It was settled. */
  heard({ headSequence, roomBytes, stateBytes }: SettledFacts): void {
    const waiting = this.#waitingRoom();
    this.#roomBytes = Math.min(this.#roomBytes, roomBytes - waiting);
    this.#bytes = stateBytes + waiting;
    this.#settledBytes = stateBytes;
    this.#logBytes = 0;
    this.#state.collected(stateBytes);
    if (headSequence > this.headSequence) this.#context.hasGap(this.id);
  }

  deliver(): void {
    if (!this.hasEnded) this.audience.deliver(this.headSequence);
  }

  /** The document is gone. */
  end(): void {
    if (this.hasEnded) return;
    this.hasEnded = true;
    this.audience.end();
    this.refuse(this.queue.splice(0), "document-gone");
    this.close();
  }

  close(): void {
    this.#state.close();
  }
}
