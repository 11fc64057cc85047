import type { Line } from "./network.ts";

type Data = string | ArrayBufferLike | ArrayBufferView;
type EventName = "open" | "message" | "close" | "error";

const states = { CONNECTING: 0, OPEN: 1, CLOSING: 2, CLOSED: 3 } as const;

/** One end of a WebSocket in memory: the browser's interface, and what the server's end has beside it. */
export class SocketEnd extends EventTarget {
  readonly CONNECTING = states.CONNECTING;
  readonly OPEN = states.OPEN;
  readonly CLOSING = states.CLOSING;
  readonly CLOSED = states.CLOSED;
  static readonly CONNECTING = states.CONNECTING;
  static readonly OPEN = states.OPEN;
  static readonly CLOSING = states.CLOSING;
  static readonly CLOSED = states.CLOSED;
  onopen: ((event: Event) => void) | null = null;
  onmessage: ((event: MessageEvent) => void) | null = null;
  onclose: ((event: CloseEvent) => void) | null = null;
  onerror: ((event: Event) => void) | null = null;
  readyState: 0 | 1 | 2 | 3 = states.CONNECTING;
  /** What was sent and is not at the other end. */
  bufferedAmount = 0;
  protocol = "";
  readonly extensions = "";
  binaryType: BinaryType = "arraybuffer";
  #line: Line | null = null;
  #peer: SocketEnd | null = null;
  #maximumBytes = Infinity;
  /** What came while it was paused; null while it is not. */
  #held: (() => void)[] | null = null;

  constructor() {
    super();
    for (const name of ["open", "message", "close", "error"] as const)
      this.addEventListener(name, (event) => this.#call(name, event));
  }

  /** @internal */
  join(peer: SocketEnd, line: Line, { protocol, maximumBytes }: { protocol: string; maximumBytes: number }): void {
    this.#peer = peer;
    this.#line = line;
    this.protocol = protocol;
    this.#maximumBytes = maximumBytes;
    this.readyState = states.OPEN;
    line.signal.addEventListener("abort", () => this.ended(1006, ""), { once: true });
  }

  send(data: Data): void {
    if (this.readyState === states.CONNECTING)
      throw new DOMException("The socket is not open yet.", "InvalidStateError");
    if (this.readyState !== states.OPEN) return;
    const copy = typeof data === "string" ? data : bytesOf(data).slice();
    const { length } = copy;
    this.bufferedAmount += length;
    this.#line?.carry(() => {
      this.bufferedAmount -= length;
      if (length > this.#maximumBytes) this.#peer?.close(1009, "");
      else this.#peer?.take(copy);
    });
  }

  close(code = 1005, reason = ""): void {
    if (this.readyState >= states.CLOSING) return;
    this.readyState = states.CLOSING;
    this.#line?.carry(() => {
      this.#peer?.ended(code, reason);
      this.#line?.carry(() => this.ended(code, reason));
    });
  }

  pause(): void {
    this.#held ??= [];
  }

  resume(): void {
    const held = this.#held ?? [];
    this.#held = null;
    for (const act of held) act();
  }

  /** Something came from the other end. */
  protected take(data: string | Uint8Array<ArrayBuffer>): void {
    const act = () => {
      if (this.readyState === states.OPEN) this.dispatchEvent(new MessageEvent("message", { data: this.given(data) }));
    };
    if (this.#held) this.#held.push(act);
    else act();
  }

  /** As this end hands it on. */
  protected given(data: string | Uint8Array<ArrayBuffer>): unknown {
    return data;
  }

  /** It is over, cleanly or not. */
  protected ended(code: number, reason: string): void {
    if (this.readyState === states.CLOSED) return;
    this.readyState = states.CLOSED;
    this.bufferedAmount = 0;
    this.#line?.hangUp();
    this.dispatchEvent(Object.assign(new Event("close"), { code, reason, wasClean: code !== 1006 }));
  }

  #call(name: EventName, event: Event): void {
    const handler = this[`on${name}`] as ((event: Event) => void) | null;
    handler?.call(this, event);
  }
}

function bytesOf(data: Exclude<Data, string>): Uint8Array<ArrayBuffer> {
  const view = ArrayBuffer.isView(data)
    ? new Uint8Array(data.buffer, data.byteOffset, data.byteLength)
    : new Uint8Array(data);
  return new Uint8Array(view);
}
