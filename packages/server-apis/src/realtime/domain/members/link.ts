import { closeCodes } from "../../../kit/http/close-codes.ts";
import type { ServerSocket } from "../../../kit/http/server-socket.ts";
import type { DrainWatch } from "./drain-watch.ts";

/** One client's socket as members use it. */
export type Link = {
  /** Tells this socket from others of the same person; shown to everybody who is in a room with it. */
  readonly id: string;
  readonly isOpen: boolean;
  /** More waits in the socket than may: send nothing that can be made up for later. */
  readonly isBehind: boolean;
  send(frame: Uint8Array): void;
  /** Once, when it has caught up; never when it closes first. */
  whenDrained(run: () => void): void;
  /** The same as a promise. */
  drained(): Promise<void>;
  close(code: number, reason: string): void;
};

export type LinkOptions = {
  drains: DrainWatch;
  highWatermarkBytes: number;
  /** The cloud closes it. */
  onClosing(code: number): void;
};

/** `CloseEvent.reason` is at most 123 bytes (RFC 6455 §5.5). */
const mostReasonBytes = 123;

const stateOpen = 1;

export function createLink(
  socket: ServerSocket,
  id: string,
  { drains, highWatermarkBytes, onClosing }: LinkOptions,
): Link {
  let isClosed = false;
  /** What was sent although the socket is full: answers, which whoever asks on without reading them could pile up. */
  let owedBytes = 0;
  socket.addEventListener("close", () => {
    isClosed = true;
    drains.forget(socket);
  });
  const isOpen = (): boolean => !isClosed && socket.readyState === stateOpen;
  const isBehind = (): boolean => socket.bufferedAmount > highWatermarkBytes;

  function close(code: number, reason: string): void {
    if (!isOpen()) return;
    isClosed = true;
    drains.forget(socket);
    onClosing(code);
    socket.close(code, shortened(reason));
    // The client's own close frame is still to be read.
    socket.resume();
  }

  function whenDrained(run: () => void): void {
    if (isOpen()) drains.whenDrained(socket, run);
  }

  return {
    id,
    get isOpen() {
      return isOpen();
    },
    get isBehind() {
      return isBehind();
    },
    send(frame) {
      if (!isOpen()) return;
      owedBytes = isBehind() ? owedBytes + frame.length : 0;
      if (owedBytes > highWatermarkBytes) return close(closeCodes.overloaded, "The answers are not being read.");
      // Nothing here is in shared memory.
      socket.send(frame as Uint8Array<ArrayBuffer>);
    },
    whenDrained,
    drained: () => new Promise((resolve) => whenDrained(resolve)),
    close,
  };
}

function shortened(reason: string): string {
  const bytes = new TextEncoder().encode(reason);
  if (bytes.length <= mostReasonBytes) return reason;
  return new TextDecoder().decode(bytes.subarray(0, mostReasonBytes), { stream: true });
}
