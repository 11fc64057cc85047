import { backOffMs, waitToRetry } from "./back-off.ts";
import { type ChangeBatch, changeStream } from "./change-stream.ts";
import { MowsError } from "./mows-error.ts";
import type { Transport } from "./transport.ts";

export interface Follower {
  /** Where to go on; null asks for everything from now on. */
  readonly cursor: string | null;
  readonly onBatch: (batch: ChangeBatch) => void;
  readonly onStatus: (status: "connecting" | "open" | "waiting") => void;
}

/** A connection that lived this long was a good one: the next attempt after it comes soon. */
const GOOD_MS = 10_000;

/**
 * Follows the changes over any number of connections, each resumed where the last one stopped. Resolves to true when the
 * cloud says that nobody is signed in, and to false when `signal` aborts.
 */
export async function followChanges(transport: Transport, follower: Follower, signal: AbortSignal): Promise<boolean> {
  let failures = 0;
  let resume = true;
  while (!signal.aborted) {
    follower.onStatus("connecting");
    const startedAtMs = performance.now();
    const error = await followOnce(transport, follower, resume ? follower.cursor : null, signal);
    if (signal.aborted) break;
    if (error?.kind === "session") return true;
    // the position may be what the server chokes on
    resume = error?.kind !== "server";
    if (performance.now() - startedAtMs > GOOD_MS) failures = 0;
    follower.onStatus("waiting");
    await waitToRetry(error?.retryAfterMs ?? backOffMs(failures++), signal);
  }
  return false;
}

/** One connection to its end; null where the server ended it. */
async function followOnce(
  transport: Transport,
  follower: Follower,
  after: string | null,
  signal: AbortSignal,
): Promise<MowsError | null> {
  let isOpen = false;
  try {
    for await (const batch of changeStream(transport, after, signal)) {
      // from "now on" says nothing about what was cached before now
      follower.onBatch(isOpen || after !== null ? batch : { ...batch, reset: true });
      if (!isOpen) follower.onStatus("open");
      isOpen = true;
    }
    return null;
  } catch (thrown) {
    return MowsError.from(thrown);
  }
}
