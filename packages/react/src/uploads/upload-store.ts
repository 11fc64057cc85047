import type { EmptyFolder, FileAtPath, Mows, UploadItem, UploadOptions, UploadQueue } from "@mows/sdk";

export interface UploadStoreSnapshot {
  readonly items: readonly UploadItem[];
  /** The code for uploads could not be loaded. What was added meanwhile waits for `load`. */
  readonly loadFailed: boolean;
}

export type Uploadable = File | FileAtPath | EmptyFolder;

interface Waiting {
  readonly files: readonly Uploadable[];
  readonly options: UploadOptions;
}

/**
 * The SDK's upload queue as something that can be subscribed to before it is there: its code is loaded at the first
 * subscription, which also resumes what an earlier visit left unfinished.
 */
export class UploadStore {
  readonly #mows: Mows;
  readonly #listeners = new Set<() => void>();
  #queue: UploadQueue | null = null;
  #loading = false;
  #waiting: Waiting[] = [];
  #snapshot: UploadStoreSnapshot = { items: [], loadFailed: false };

  constructor(mows: Mows) {
    this.#mows = mows;
  }

  readonly getSnapshot = (): UploadStoreSnapshot => this.#snapshot;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    this.load();
    return () => this.#listeners.delete(listener);
  };

  readonly add = (files: Iterable<Uploadable>, options: UploadOptions): void => {
    this.#waiting.push({ files: [...files], options });
    if (this.#queue) this.#flush(this.#queue);
    else this.load();
  };

  /** Null until the code is loaded, when there are no items to act on either. */
  readonly queue = (): UploadQueue | null => this.#queue;

  readonly load = (): void => {
    if (this.#queue || this.#loading) return;
    this.#loading = true;
    this.#mows.uploads().then(
      (queue) => {
        this.#queue = queue;
        queue.subscribe(() => this.#publish({ items: queue.getSnapshot() }));
        this.#publish({ items: queue.getSnapshot(), loadFailed: false });
        this.#flush(queue);
      },
      () => {
        this.#loading = false;
        this.#publish({ loadFailed: true });
      },
    );
  };

  #flush(queue: UploadQueue): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const { files, options } of waiting) queue.add(files, options);
  }

  #publish(change: Partial<UploadStoreSnapshot>): void {
    this.#snapshot = { ...this.#snapshot, ...change };
    for (const listener of this.#listeners) listener();
  }
}

const stores = new WeakMap<Mows, UploadStore>();

/** The same store at every call for one cloud. */
export function uploadStoreOf(mows: Mows): UploadStore {
  const known = stores.get(mows);
  if (known) return known;
  const created = new UploadStore(mows);
  stores.set(mows, created);
  return created;
}
