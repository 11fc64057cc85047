import { mergeScanned } from "../log/merge-scanned.ts";
import type { ScannedUpdate } from "../log/scan-update.ts";
import type { Subscriber } from "./subscriber.ts";

type News = { update: ScannedUpdate; from: Subscriber | null };

/** Who follows an open document, and what they are to be told at the end of this turn of the event loop. */
export class Audience {
  readonly #members = new Set<Subscriber>();
  readonly #news: News[] = [];
  #toldSequence: number;

  constructor(headSequence: number) {
    this.#toldSequence = headSequence;
  }

  get size(): number {
    return this.#members.size;
  }

  get hasNews(): boolean {
    return this.#news.length > 0;
  }

  join(member: Subscriber): () => void {
    this.#members.add(member);
    return () => void this.#members.delete(member);
  }

  add(update: ScannedUpdate, from: Subscriber | null): void {
    this.#news.push({ update, from });
  }

  deliver(headSequence: number): void {
    this.#deliverNews();
    if (headSequence === this.#toldSequence) return;
    this.#toldSequence = headSequence;
    for (const member of this.#members) member.committed(headSequence);
  }

  end(): void {
    this.#news.length = 0;
    for (const member of this.#members) member.ended();
    this.#members.clear();
  }

  #deliverNews(): void {
    if (this.#news.length === 0) return;
    const news = this.#news.splice(0);
    if (this.#members.size === 0) return;
    const [first] = news;
    const only = news.every(({ from }) => from === first?.from) ? first?.from : null;
    if (this.#members.size === 1 && only !== null && only !== undefined && this.#members.has(only)) return;
    const { bytes } = mergeScanned(news.map(({ update }) => update));
    for (const member of this.#members) if (member !== only) member.update(bytes);
  }
}
