import { closeCodes } from "../../../kit/http/close-codes.ts";
import type { ServerSocket } from "../../../kit/http/server-socket.ts";
import type { RealtimeLimits } from "../../../kit/realtime-limits.ts";
import { unref } from "../../../kit/unref.ts";
import type { Link } from "./link.ts";
import { createTokenBucket } from "./token-bucket.ts";

/** A socket may send four seconds' worth of messages at once, and eight seconds' worth of bytes: what was done offline comes at once. */
const messageBurstSeconds = 4;
const byteBurstSeconds = 8;

export type InboxOptions<Message> = {
  socket: ServerSocket;
  link: Link;
  limits: Pick<RealtimeLimits, "updatesPerSecond" | "bytesPerSecond">;
  /** Null: malformed, which closes the socket with 1003 and does nothing of what the frame says. */
  parse(frame: Uint8Array): Message[] | null;
  /** Something to wait for before this message, or null. Asked again afterwards. */
  before(message: Message): Promise<unknown> | null;
  handle(message: Message): void;
  /** Anything came. */
  heard(): void;
};

/**
 * A socket's messages, one after the other. Whoever sends faster than the limits, or asks for more while the answers to what they asked are
 * not read, is read more slowly: TCP then tells the client to wait, so that no edit is lost and nothing is queued here, as closing the socket
 * would have it come again with all of it.
 */
export function openInbox<Message>({
  socket,
  link,
  limits,
  parse,
  before,
  handle,
  heard,
}: InboxOptions<Message>): void {
  const messages = createTokenBucket(limits.updatesPerSecond, limits.updatesPerSecond * messageBurstSeconds);
  const bytes = createTokenBucket(limits.bytesPerSecond, limits.bytesPerSecond * byteBurstSeconds);
  /** What arrived while something is waited for: no more than was read when the socket was paused. */
  const queue: Message[] = [];
  let waitMs = 0;
  let isWaiting = false;

  function wait(until: Promise<unknown>): void {
    isWaiting = true;
    socket.pause();
    void until.then(() => {
      isWaiting = false;
      run();
      if (!isWaiting && link.isOpen) socket.resume();
    });
  }

  function run(): void {
    while (!isWaiting && link.isOpen) {
      const message = queue[0];
      if (message === undefined) return;
      if (waitMs > 0) {
        wait(elapsed(waitMs));
        waitMs = 0;
        return;
      }
      const first = before(message);
      if (first !== null) return wait(first);
      queue.shift();
      waitMs = messages.take(1).waitMs;
      handle(message);
    }
  }

  socket.addEventListener("message", ({ data }: MessageEvent<unknown>) => {
    if (!link.isOpen) return;
    heard();
    const parsed = data instanceof Uint8Array ? parse(data) : null;
    if (parsed === null) {
      const what = typeof data === "string" ? "a text message" : "a message that is not of this protocol";
      link.close(closeCodes.malformed, `Malformed: ${what} came. Nothing of it was taken.`);
      return;
    }
    if (data instanceof Uint8Array) waitMs = Math.max(waitMs, bytes.take(data.length).waitMs);
    queue.push(...parsed);
    run();
  });
}

function elapsed(ms: number): Promise<void> {
  return new Promise((resolve) => unref(setTimeout(resolve, ms)));
}
