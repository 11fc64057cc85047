import { SUBPROTOCOL } from "./protocol.ts";

export interface SocketOptions {
  /** `ws:` or `wss:`. */
  readonly href: string;
  /** The global one by default, looked up at each connection. */
  readonly WebSocket: typeof WebSocket | undefined;
}

export interface SocketEvents {
  readonly signal: AbortSignal;
  readonly opened: (send: (frame: Uint8Array<ArrayBuffer>) => void) => void;
  readonly hear: (frame: ArrayBuffer) => void;
  readonly ping: () => void;
}

/** A ping is sent this often; nothing in between means that the line is dead, whatever the browser believes. */
const PING_MS = 20_000;

/** One socket to its end: when it closes, nothing is heard of it, the browser goes offline, or the signal aborts. Whether it ever was open. */
export function runSocket(
  { href, WebSocket }: SocketOptions,
  events: SocketEvents,
): Promise<{ code: number; wasOpen: boolean }> {
  return new Promise((resolve) => {
    const socket = new (WebSocket ?? globalThis.WebSocket)(href, SUBPROTOCOL);
    let wasOpen = false;
    let wasHeard = false;
    socket.binaryType = "arraybuffer";

    function end(code: number): void {
      clearInterval(timer);
      over.abort();
      socket.close();
      resolve({ code, wasOpen });
    }

    const over = new AbortController();
    const whileOpen = { signal: over.signal };
    const lost = () => end(1006);
    const timer = setInterval(() => {
      if (!wasHeard) return lost();
      wasHeard = false;
      events.ping();
    }, PING_MS);
    events.signal.addEventListener("abort", lost, whileOpen);
    globalThis.addEventListener?.("offline", lost, whileOpen);
    socket.addEventListener(
      "open",
      () => {
        wasOpen = wasHeard = true;
        events.opened((frame) => socket.send(frame));
      },
      whileOpen,
    );
    socket.addEventListener(
      "message",
      ({ data }: MessageEvent<ArrayBuffer>) => {
        wasHeard = true;
        events.hear(data);
      },
      whileOpen,
    );
    socket.addEventListener("close", ({ code }) => end(code), whileOpen);
    // Node's `ws` throws what nobody listens to, also while it closes.
    socket.addEventListener("error", () => {});
  });
}
