import type { ChangeFeed } from "./change-feed.ts";
import type { ChangeBatch } from "./change-stream.ts";
import { createListeners } from "./listeners.ts";
import type { Sharing } from "./sharing-of-page.ts";
import type { Transport } from "./transport.ts";

/**
 * `connecting`: asking; `open`: changes arrive as they happen; `waiting`: lost, will be tried again; `closed`: nobody
 * listens, or nobody is signed in.
 */
export type ChangesStatus = "connecting" | "open" | "waiting" | "closed";

/** What changed on the cloud, at least once and in order. Connected while somebody listens; its code is loaded then. */
export interface Changes {
  readonly subscribe: (listener: (batch: ChangeBatch) => void) => () => void;
  readonly status: ChangesStatus;
  readonly subscribeStatus: (listener: () => void) => () => void;
}

export interface SessionAwareChanges extends Changes {
  /** Whether asking makes sense: a feed that the cloud refused stays closed until somebody signs in. */
  readonly setSignedIn: (signedIn: boolean) => void;
}

export function createChanges(transport: Transport, sharing: Sharing | null): SessionAwareChanges {
  const listeners = createListeners<[ChangeBatch]>();
  const statusListeners = createListeners<[]>();
  let status: ChangesStatus = "closed";
  // read before any query is sent: whatever changes after a query read it lies behind this position
  let cursor = sharing?.storedCursor() ?? null;
  let signedIn = true;
  let stop: AbortController | null = null;
  let feed: ChangeFeed | null = null;

  function setStatus(next: ChangesStatus): void {
    if (next === status) return;
    status = next;
    statusListeners.emit();
  }

  async function start(): Promise<void> {
    const { signal } = (stop = new AbortController());
    setStatus("connecting");
    const { openChangeFeed } = await import("./change-feed.ts");
    if (signal.aborted) return;
    feed = openChangeFeed({
      transport,
      sharing,
      cursor,
      signedIn,
      signal,
      onStatus: setStatus,
      onSignedIn: (next) => (signedIn = next),
      onBatch(batch) {
        ({ cursor } = batch);
        listeners.emit(batch);
      },
    });
  }

  function end(): void {
    stop?.abort();
    stop = feed = null;
    setStatus("closed");
  }

  function begin(): void {
    // code that cannot be loaded is asked for again when somebody subscribes, or the session is seen to be alive
    if (!stop) start().catch(end);
  }

  return {
    get status() {
      return status;
    },
    subscribe(listener) {
      const unsubscribe = listeners.add(listener);
      begin();
      return () => {
        if (unsubscribe() && listeners.size === 0) end();
      };
    },
    subscribeStatus: statusListeners.add,
    setSignedIn(next) {
      signedIn = next;
      feed?.setSignedIn(next);
      if (next && listeners.size > 0) begin();
    },
  };
}
