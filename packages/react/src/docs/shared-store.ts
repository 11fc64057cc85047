import { MowsError } from "@mows/sdk";

/** How something of the cloud is opened, followed and read. */
export interface Shared<Opened, View extends object> {
  readonly open: () => Promise<Opened>;
  /** Calls `listener` whenever it has changed, until what is returned is called. */
  readonly follow: (opened: Opened, listener: () => void) => () => void;
  /** What components read of it; null while it is not open. The error is why opening failed. */
  readonly viewOf: (opened: Opened | null, error: MowsError | null) => View;
}

/** How long it stays open when the last component has gone: the next page may want it, and StrictMode comes back at once. */
const keptMs = 1_000;

/**
 * What several components of a page hold in common: opened by the first that subscribes, closed a moment after the last has left. What is read
 * stays the same object until a member of it changes.
 */
export class SharedStore<Opened extends { readonly close: () => unknown }, View extends object> {
  readonly #shared: Shared<Opened, View>;
  readonly #listeners = new Set<() => void>();
  #opened: Opened | null = null;
  #isOpening = false;
  #error: MowsError | null = null;
  #unfollow: (() => void) | null = null;
  #closing: ReturnType<typeof setTimeout> | undefined;
  #view: View;

  constructor(shared: Shared<Opened, View>) {
    this.#shared = shared;
    this.#view = shared.viewOf(null, null);
  }

  readonly getSnapshot = (): View => this.#view;

  readonly subscribe = (listener: () => void): (() => void) => {
    clearTimeout(this.#closing);
    this.#listeners.add(listener);
    this.open();
    return () => {
      this.#listeners.delete(listener);
      if (this.#listeners.size === 0) this.#closing = setTimeout(() => this.#close(), keptMs);
    };
  };

  /** Tries again, where opening failed. */
  readonly open = (): void => {
    if (this.#opened !== null || this.#isOpening) return;
    this.#isOpening = true;
    this.#error = null;
    this.#shared.open().then(
      (opened) => {
        this.#isOpening = false;
        this.#opened = opened;
        this.#unfollow = this.#shared.follow(opened, this.#tell);
        this.#tell();
        if (this.#listeners.size === 0) this.#close();
      },
      (thrown: unknown) => {
        this.#isOpening = false;
        this.#error = MowsError.from(thrown);
        this.#tell();
      },
    );
  };

  #close(): void {
    this.#unfollow?.();
    this.#opened?.close();
    this.#opened = null;
    this.#view = this.#shared.viewOf(null, null);
  }

  readonly #tell = (): void => {
    const view = this.#shared.viewOf(this.#opened, this.#error);
    if (!isSame(this.#view, view)) this.#view = view;
    for (const listener of this.#listeners) listener();
  };
}

function isSame(a: object, b: object): boolean {
  const before = new Map(Object.entries(a));
  return Object.entries(b).every(([name, value]) => Object.is(before.get(name), value));
}
