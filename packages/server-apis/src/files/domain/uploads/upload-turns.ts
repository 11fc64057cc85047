import type { UploadId } from "../../../kit/ids.ts";

/** The right to work on one upload, until `end`. */
export type Turn = { signal: AbortSignal; end(): void };

/**
 * One request at a time works on an upload, and the newest wins: it asks the one before to stop and waits until that has recorded how far
 * it came. A connection that died unnoticed therefore holds nothing up.
 */
export class UploadTurns {
  readonly #latest = new Map<UploadId, { abort: AbortController; ended: Promise<void> }>();

  async take(id: UploadId): Promise<Turn> {
    const before = this.#latest.get(id);
    const abort = new AbortController();
    const { promise: ended, resolve } = Promise.withResolvers<void>();
    const own = { abort, ended };
    this.#latest.set(id, own);
    before?.abort.abort(new Error("a newer request took the upload over"));
    await before?.ended;
    return {
      signal: abort.signal,
      end: () => {
        if (this.#latest.get(id) === own) this.#latest.delete(id);
        resolve();
      },
    };
  }

  /** Asks everyone to stop and waits until they have. */
  async stop(): Promise<void> {
    const working = [...this.#latest.values()];
    for (const { abort } of working) abort.abort(new Error("the cloud is stopping"));
    await Promise.all(working.map(({ ended }) => ended));
  }
}
