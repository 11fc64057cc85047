import type { NodeId } from "../../../kit/ids.ts";
import type { Db } from "../../../kit/sql/database.ts";
import { mergeScanned } from "../log/merge-scanned.ts";
import type { ScannedUpdate } from "../log/scan-update.ts";
import { loadDocument, scanStored, type LoadedDocument } from "./load-document.ts";
import type { Cached, StateCache } from "./state-cache.ts";
import { Tail, type TailEntry } from "./tail.ts";

const keptAnyway = 64 * 1024;

/** What an open document holds: the updates that came lately, and as long as there is memory for it all of it as one update. */
export class DocumentState implements Cached {
  readonly #id: NodeId;
  readonly #db: Db;
  readonly #cache: StateCache;
  readonly #tail: Tail;
  /** Everything but what came in the tail after the first so many. */
  #whole: { update: ScannedUpdate; arrived: number } | null;
  #reading: Promise<ScannedUpdate> | null = null;

  constructor(id: NodeId, loaded: LoadedDocument, { db, cache }: { db: Db; cache: StateCache }) {
    this.#id = id;
    this.#db = db;
    this.#cache = cache;
    this.#tail = new Tail(loaded.headSequence);
    this.#whole = { update: loaded.state, arrived: 0 };
    cache.touch(this);
  }

  get isReading(): boolean {
    return this.#reading !== null;
  }

  get cachedBytes(): number {
    return (this.#whole?.update.bytes.byteLength ?? 0) + this.#tail.bytes;
  }

  evict(): void {
    this.#whole = null;
    this.#tail.trim();
  }

  /** `sequence` 0: not committed yet; it is set in what this gives. */
  push(update: ScannedUpdate, sequence: number): TailEntry {
    const entry = this.#tail.push(update.bytes, sequence);
    this.#cache.touch(this);
    return entry;
  }

  /** Forgets what was refused. */
  remove(entry: TailEntry): void {
    this.#tail.remove(entry);
    this.#whole = null;
  }

  /** All of it, with what is not committed yet. */
  async whole(): Promise<ScannedUpdate> {
    const whole = this.#upToDate();
    if (whole !== null) return whole;
    this.#reading ??= this.#read().finally(() => (this.#reading = null));
    return this.#reading;
  }

  /** At least what came after this sequence. */
  async after(sequence: number): Promise<Uint8Array> {
    const recent = this.#tail.after(sequence);
    const update = recent === null ? await this.whole() : mergeScanned(recent.map(scanStored));
    return update.bytes;
  }

  /** In the database it is this large by now: what is held here of it may be much larger, with all that was deleted. */
  collected(bytes: number): void {
    if (this.#whole !== null && this.#whole.update.bytes.byteLength > 2 * bytes + keptAnyway) this.evict();
  }

  close(): void {
    this.#cache.forget(this);
  }

  #upToDate(): ScannedUpdate | null {
    if (this.#whole === null) return null;
    const since = this.#tail.since(this.#whole.arrived);
    if (since === null) {
      this.#whole = null;
      return null;
    }
    const update =
      since.length === 0 ? this.#whole.update : mergeScanned([this.#whole.update, ...since.map(scanStored)]);
    this.#whole = { update, arrived: this.#tail.arrived };
    this.#cache.touch(this);
    return update;
  }

  /** What is committed meanwhile is in the tail, which keeps all it has until the two are put together. */
  async #read(): Promise<ScannedUpdate> {
    const { arrived } = this.#tail;
    const held = this.#tail.since(arrived - this.#tail.length) ?? [];
    const unpin = this.#tail.pin();
    try {
      const loaded = await loadDocument(this.#db, this.#id);
      if (loaded === null) throw new Error(`document ${this.#id} is gone`);
      const update = mergeScanned([loaded.state, ...held.map(scanStored)]);
      this.#whole = { update, arrived };
    } finally {
      unpin();
    }
    return this.#upToDate() ?? this.#read();
  }
}
