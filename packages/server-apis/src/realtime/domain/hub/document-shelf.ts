import type { NodeId } from "../../../kit/ids.ts";
import { unref } from "../../../kit/unref.ts";
import type { LiveDocument } from "./live-document.ts";

/** A document that is open, and how often. */
type Place = {
  loading: Promise<LiveDocument | null>;
  document: LiveDocument | null;
  holders: number;
  close(): void;
};

export type Loading = {
  document: Promise<LiveDocument | null>;
  /** Called once it is unloaded. */
  close(): void;
};

/** The open documents: loaded once however many ask, unloaded a while after the last let go. One timer, and only while one waits for that. */
export class DocumentShelf {
  readonly #places = new Map<NodeId, Place>();
  /** Since when nobody holds them (`performance.now`), the longest first. */
  readonly #unheld = new Map<NodeId, number>();
  readonly #load: (id: NodeId) => Loading;
  readonly #unloadAfterMs: number;
  #timer: ReturnType<typeof setTimeout> | null = null;

  constructor(load: (id: NodeId) => Loading, unloadAfterMs: number) {
    this.#load = load;
    this.#unloadAfterMs = unloadAfterMs;
  }

  get size(): number {
    return this.#places.size;
  }

  *documents(): Iterable<LiveDocument> {
    for (const { document } of this.#places.values()) if (document !== null) yield document;
  }

  find(id: NodeId): LiveDocument | undefined {
    return this.#places.get(id)?.document ?? undefined;
  }

  /** Release it once for each time. */
  async hold(id: NodeId): Promise<LiveDocument | null> {
    const place = this.#places.get(id) ?? this.#begin(id);
    place.holders += 1;
    this.#unheld.delete(id);
    try {
      const document = await place.loading;
      if (document?.hasEnded === false) return document;
      if (document === null) this.#drop(id, place);
      else this.release(id);
      return null;
    } catch (cause) {
      this.#drop(id, place);
      throw cause;
    }
  }

  release(id: NodeId): void {
    const place = this.#places.get(id);
    if (place === undefined) return;
    place.holders -= 1;
    if (place.holders > 0) return;
    if (place.document?.hasEnded === true) this.#drop(id, place);
    else this.#unheld.set(id, performance.now());
    this.#wait();
  }

  stop(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    for (const [id, place] of this.#places) this.#drop(id, place);
  }

  #begin(id: NodeId): Place {
    const { document, close } = this.#load(id);
    const place: Place = { loading: document, document: null, holders: 0, close };
    this.#places.set(id, place);
    document.then(
      (loaded) => (place.document = loaded),
      () => undefined,
    );
    return place;
  }

  #drop(id: NodeId, place: Place): void {
    if (this.#places.get(id) !== place) return;
    this.#places.delete(id);
    this.#unheld.delete(id);
    place.document?.close();
    place.close();
  }

  #wait(): void {
    const [first] = this.#unheld.values();
    if (this.#timer !== null || first === undefined) return;
    const ms = Math.max(first + this.#unloadAfterMs - performance.now(), 1);
    this.#timer = setTimeout(() => {
      this.#timer = null;
      this.#unload();
      this.#wait();
    }, ms);
    unref(this.#timer);
  }

  #unload(): void {
    const now = performance.now();
    for (const [id, since] of this.#unheld) {
      if (since + this.#unloadAfterMs > now) return;
      const place = this.#places.get(id);
      this.#unheld.delete(id);
      if (place === undefined) continue;
      if (place.document?.isQuiet === true || place.document?.hasEnded === true) this.#drop(id, place);
      // Its last edit is on its way to the database, which may be away.
      else this.#unheld.set(id, now);
    }
  }
}
