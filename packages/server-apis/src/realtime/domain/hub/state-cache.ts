/** What a document keeps in memory although it could be read again. */
export type Cached = {
  readonly cachedBytes: number;
  /** Lets go of it. */
  evict(): void;
};

/** Bounds what all open documents keep to answer quickly: what was not asked for the longest goes first. */
export class StateCache {
  readonly #limitBytes: number;
  /** The least recently used first; with the bytes that are counted for each. */
  readonly #entries = new Map<Cached, number>();
  #bytes = 0;

  constructor(limitBytes: number) {
    this.#limitBytes = limitBytes;
  }

  /** Says that the entry was used, or has another size now. */
  touch(entry: Cached): void {
    this.forget(entry);
    const bytes = entry.cachedBytes;
    if (bytes === 0) return;
    this.#entries.set(entry, bytes);
    this.#bytes += bytes;
    for (const oldest of this.#entries.keys()) {
      if (this.#bytes <= this.#limitBytes) return;
      this.forget(oldest);
      oldest.evict();
    }
  }

  forget(entry: Cached): void {
    this.#bytes -= this.#entries.get(entry) ?? 0;
    this.#entries.delete(entry);
  }
}
