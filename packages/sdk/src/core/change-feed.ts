import type { ChangeBatch } from "./change-stream.ts";
import type { ChangesStatus } from "./changes.ts";
import { followChanges } from "./follow-changes.ts";
import type { Sharing } from "./sharing-of-page.ts";
import type { Transport } from "./transport.ts";

export interface ChangeFeedOptions {
  readonly transport: Transport;
  readonly sharing: Sharing | null;
  /** Where to go on; null when nothing is known, and so all that is cached may be stale. */
  readonly cursor: string | null;
  readonly signedIn: boolean;
  /** Ends the feed. Nothing is reported after that. */
  readonly signal: AbortSignal;
  readonly onBatch: (batch: ChangeBatch) => void;
  readonly onStatus: (status: ChangesStatus) => void;
  readonly onSignedIn: (signedIn: boolean) => void;
}

export interface ChangeFeed {
  readonly setSignedIn: (signedIn: boolean) => void;
}

type Message =
  | { kind: "hello" }
  | { kind: "position"; status: ChangesStatus; cursor: string | null }
  | { kind: "batch"; batch: ChangeBatch }
  | { kind: "session"; signedIn: boolean };

/**
 * The change feed of one tab. With `sharing`, the tab that holds the lock is connected and tells the others; when it goes,
 * the next in line goes on from the last position that it saw itself.
 */
export function openChangeFeed(options: ChangeFeedOptions): ChangeFeed {
  const { transport, sharing, signal } = options;
  let { cursor, signedIn } = options;
  let status: ChangesStatus = "connecting";
  let leading = false;
  /** Whether this tab knows of everything up to `cursor`: a late one does only once it compared with the leader. */
  let synced = false;
  let connection: AbortController | null = null;
  let wake: (() => void) | undefined;
  const channel = sharing && new BroadcastChannel(sharing.name);

  function tell(message: Message): void {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- of windows; a channel never leaves its origin
    if (!signal.aborted) channel?.postMessage(message);
  }

  function tellPosition(): void {
    tell({ kind: "position", status, cursor });
  }

  function setStatus(next: ChangesStatus): void {
    if (signal.aborted) return;
    status = next;
    if (leading) tellPosition();
    options.onStatus(next);
  }

  function accept(batch: ChangeBatch): void {
    ({ cursor } = batch);
    options.onBatch(batch);
  }

  function setSignedIn(next: boolean): void {
    if (next === signedIn) return;
    signedIn = next;
    options.onSignedIn(next);
    tell({ kind: "session", signedIn });
    if (signedIn) wake?.();
    else connection?.abort();
  }

  function receive(message: Message): void {
    switch (message.kind) {
      case "hello":
        if (leading) tellPosition();
        return;
      case "session":
        setSignedIn(message.signedIn);
        return;
      case "batch":
        accept(synced ? message.batch : { ...message.batch, reset: true });
        synced = true;
        return;
      case "position":
        if (!synced && message.cursor !== null && message.cursor !== cursor) {
          accept({ cursor: message.cursor, changes: [], reset: true });
        }
        synced ||= message.cursor !== null;
        setStatus(message.status);
        return;
      default:
        message satisfies never;
    }
  }

  const follower = {
    get cursor() {
      return cursor;
    },
    onStatus: setStatus,
    onBatch(batch: ChangeBatch) {
      tell({ kind: "batch", batch });
      accept(batch);
      sharing?.storeCursor(batch.cursor);
    },
  };

  async function lead(): Promise<void> {
    leading = synced = true;
    while (!signal.aborted) {
      if (signedIn) {
        connection = new AbortController();
        const refused = await followChanges(transport, follower, AbortSignal.any([signal, connection.signal]));
        if (refused) setSignedIn(false);
      }
      if (signedIn) continue;
      setStatus("closed");
      await new Promise<void>((resolve) => {
        wake = resolve;
        signal.addEventListener("abort", () => resolve(), { once: true });
      });
    }
  }

  if (sharing) {
    channel?.addEventListener("message", ({ data }: MessageEvent<Message>) => receive(data));
    signal.addEventListener("abort", () => channel?.close());
    tell({ kind: "hello" });
    // an aborted request rejects: that is how waiting in line ends
    sharing.locks.request(sharing.name, { signal }, lead).catch(() => undefined);
  } else void lead();

  return { setSignedIn };
}
