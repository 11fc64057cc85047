import type { IncomingMessage } from "node:http";

/** So much of a body may wait to be read before the client is made to wait. */
const waitingBytes = 256 * 1024;

/**
 * A request's body, no faster than it is read; what is left when it is cancelled stays unread. `Readable.toWeb` would copy every chunk, lest its memory
 * be shared; what a socket received is nobody else's.
 */
export function bodyStream(message: IncomingMessage): ReadableStream<Uint8Array> {
  // A stream that is over takes nothing more, not even its end; telling it anyway throws where nobody can catch it.
  let isOver = false;
  const finish = (how: () => void) => {
    if (!isOver) how();
    isOver = true;
  };
  return new ReadableStream<Uint8Array>(
    {
      start(controller) {
        message.on("data", (chunk: Buffer<ArrayBuffer>) => {
          if (isOver) return;
          controller.enqueue(new Uint8Array(chunk.buffer, chunk.byteOffset, chunk.byteLength));
          if ((controller.desiredSize ?? 0) <= 0) message.pause();
        });
        message.once("end", () => finish(() => controller.close()));
        message.once("error", (error) => finish(() => controller.error(error)));
        message.once("close", () => finish(() => controller.error(new Error("the body broke off"))));
        message.pause();
      },
      pull: () => void message.resume(),
      cancel: () => finish(() => message.pause()),
    },
    new ByteLengthQueuingStrategy({ highWaterMark: waitingBytes }),
  );
}
