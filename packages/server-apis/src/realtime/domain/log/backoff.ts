const firstPauseMs = 50;
const longestPauseMs = 2_000;

/** Pauses that grow while something fails. `signal` ends them. */
export class Backoff {
  readonly #signal: AbortSignal;
  #nextMs = firstPauseMs;

  constructor(signal: AbortSignal) {
    this.#signal = signal;
  }

  get isOver(): boolean {
    return this.#signal.aborted;
  }

  succeeded(): void {
    this.#nextMs = firstPauseMs;
  }

  async pause(): Promise<void> {
    if (this.#signal.aborted) return;
    const ms = this.#nextMs;
    this.#nextMs = Math.min(ms * 2, longestPauseMs);
    await new Promise<void>((resolve) => {
      const done = () => {
        clearTimeout(timer);
        this.#signal.removeEventListener("abort", done);
        resolve();
      };
      const timer = setTimeout(done, ms);
      this.#signal.addEventListener("abort", done);
    });
  }
}
