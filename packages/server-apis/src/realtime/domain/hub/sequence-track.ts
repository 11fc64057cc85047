/** Which sequences of a log were handed on, where they may come out of order. */
export class SequenceTrack {
  #head: number;
  /** First and last of each run behind a gap, in order. */
  #ahead: { first: number; last: number }[] = [];

  constructor(head: number) {
    this.#head = head;
  }

  /** All up to it were. */
  get head(): number {
    return this.#head;
  }

  get hasGap(): boolean {
    return this.#ahead.length > 0;
  }

  /** Whether all of these were already. */
  has(first: number, last: number): boolean {
    return last <= this.#head || this.#ahead.some((run) => run.first <= first && last <= run.last);
  }

  add(first: number, last: number): void {
    if (last <= this.#head) return;
    this.#ahead = [...this.#ahead, { first, last }].toSorted((a, b) => a.first - b.first);
    for (let next = this.#ahead[0]; next !== undefined && next.first <= this.#head + 1; next = this.#ahead[0]) {
      this.#head = Math.max(this.#head, next.last);
      this.#ahead.shift();
    }
  }
}
