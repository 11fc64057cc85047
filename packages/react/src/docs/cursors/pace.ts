/** Hands on what comes, at most once in `everyMs`: the first at once, and the last of those in between when the time has come. */
export class Pace<Value> {
  readonly #everyMs: number;
  #hand: ((value: Value) => void) | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #waiting: { readonly value: Value } | null = null;

  constructor(everyMs: number) {
    this.#everyMs = everyMs;
  }

  /** To whom it is handed, until what is returned is called; what waits then is dropped. */
  begin(hand: (value: Value) => void): () => void {
    this.#hand = hand;
    return () => {
      clearTimeout(this.#timer);
      this.#timer = undefined;
      this.#waiting = null;
      this.#hand = null;
    };
  }

  readonly send = (value: Value): void => {
    if (this.#hand === null) return;
    this.#waiting = { value };
    if (this.#timer === undefined) this.#next();
  };

  readonly #next = (): void => {
    this.#timer = undefined;
    if (this.#waiting === null) return;
    const { value } = this.#waiting;
    this.#waiting = null;
    this.#timer = setTimeout(this.#next, this.#everyMs);
    this.#hand?.(value);
  };
}
