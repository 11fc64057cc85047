/** Tells those who want to know that something happened. */
export class Emitter {
  readonly #listeners = new Set<() => void>();

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly emit = (): void => {
    for (const listener of this.#listeners) listener();
  };
}
