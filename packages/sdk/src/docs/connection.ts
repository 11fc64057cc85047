import { createDecoder, hasContent } from "lib0/decoding";
import { createEncoder, type Encoder, length, toUint8Array, writeVarUint } from "lib0/encoding";
import { backOffMs, waitToRetry } from "../core/back-off.ts";
import { Closed, type Message, readMessage, Say } from "./protocol.ts";
import { runSocket, type SocketOptions } from "./run-socket.ts";

/** `connecting`: the socket is not there yet; `offline`: it is tried again later; `signed-out`: once somebody signs in. */
export type Line = "connecting" | "open" | "offline" | "signed-out";

/** A document or a room, as the connection knows it. */
export interface Member {
  /** When the line is open, what the channel is for has to be said: the cloud knows of nothing. */
  readonly lineChanged: (line: Line) => void;
  readonly hear: (message: Message) => void;
}

/** One member's share of the socket. */
export interface Channel {
  /** What is said in one turn goes as one frame; it is lost where the line is not open. */
  readonly say: (type: number, write?: (frame: Encoder) => void) => void;
  readonly close: () => void;
}

export interface Connection {
  /** Tells the new member of the line in a moment. */
  readonly add: (member: Member) => Channel;
  /** Tries again now, where it waits or nobody was signed in. */
  readonly retry: () => void;
}

export interface ConnectionOptions extends SocketOptions {
  /** Asked when the cloud refuses. True where it cannot be known. */
  readonly isSignedIn: () => Promise<boolean>;
}

/** Who leaves a page may be back at once: the socket stays that long without members. */
const KEPT_MS = 1_000;
/** A connection that lived this long was a good one: the next attempt after it comes soon. */
const GOOD_MS = 10_000;
/** Well below what the cloud takes in one frame. */
const MOST_MESSAGES = 500;
const FULL_BYTES = 512 * 1024;

/** The one socket of a page, there while it has members. */
export function createConnection(options: ConnectionOptions): Connection {
  const members = new Map<number, Member>();
  let lastChannel = 0;
  let line: Line = "connecting";
  let running: AbortController | null = null;
  let waiting = new AbortController();
  let send: ((frame: Uint8Array<ArrayBuffer>) => void) | null = null;
  let frame: Encoder | null = null;
  let messages = 0;

  function flush(): void {
    if (frame) send?.(toUint8Array(frame));
    frame = null;
    messages = 0;
  }

  function say(channel: number, type: number, write?: (frame: Encoder) => void): void {
    if (!send) return;
    if (frame && (messages === MOST_MESSAGES || length(frame) > FULL_BYTES)) flush();
    if (!frame) queueMicrotask(flush);
    frame ??= createEncoder();
    messages++;
    writeVarUint(frame, type);
    writeVarUint(frame, channel);
    write?.(frame);
  }

  function setLine(next: Line): void {
    line = next;
    for (const member of members.values()) member.lineChanged(next);
  }

  function hear(data: ArrayBuffer): void {
    const decoder = createDecoder(new Uint8Array(data));
    while (hasContent(decoder)) {
      const { channel, message } = readMessage(decoder);
      // those of a channel that was closed a moment ago are for nobody
      members.get(channel)?.hear(message);
    }
  }

  async function run(signal: AbortSignal): Promise<void> {
    let failures = 0;
    while (!signal.aborted) {
      setLine("connecting");
      const startedAtMs = performance.now();
      const { code, wasOpen } = await runSocket(options, {
        signal,
        opened(sender) {
          send = sender;
          setLine("open");
        },
        hear,
        ping: () => say(0, Say.ping),
      }).catch(() => ({ code: 0, wasOpen: false }));
      send = frame = null;
      waiting = new AbortController();
      const either = AbortSignal.any([signal, waiting.signal]);
      const mayBeRefused = !wasOpen || code === Closed.signedOut || code === Closed.denied;
      if (mayBeRefused && !signal.aborted && !(await options.isSignedIn())) {
        setLine("signed-out");
        if (!either.aborted) await new Promise((resolve) => either.addEventListener("abort", resolve));
        continue;
      }
      if (signal.aborted) return;
      if (performance.now() - startedAtMs > GOOD_MS) failures = 0;
      setLine("offline");
      await waitToRetry(backOffMs(failures++), either);
    }
  }

  function end(): void {
    if (members.size > 0) return;
    running?.abort();
    running = null;
  }

  return {
    add(member) {
      const channel = ++lastChannel;
      let isClosed = false;
      if (!running) void run((running = new AbortController()).signal);
      queueMicrotask(() => {
        if (isClosed) return;
        members.set(channel, member);
        member.lineChanged(line);
      });
      return {
        say: (type, write) => say(channel, type, write),
        close() {
          isClosed = true;
          if (members.delete(channel)) say(channel, Say.close);
          setTimeout(end, KEPT_MS);
        },
      };
    },
    retry: () => waiting.abort(),
  };
}
