import type { ServerResponse } from "node:http";

/** Two of these are held for each download: large enough that the system calls do not show, small enough for a thousand listeners. */
export const blockBytes = 128 * 1024;

/**
 * Moves a byte stream out through two buffers in turn: one is filled while the other is on its way. Memory that is used again costs no
 * garbage collection, which otherwise is the larger part of a download.
 */
export async function writeBlocks(reader: ReadableStreamBYOBReader, outgoing: ServerResponse): Promise<void> {
  const free = [Promise.resolve(new ArrayBuffer(blockBytes)), Promise.resolve(new ArrayBuffer(blockBytes))];
  for (let next = free.shift(); next !== undefined; next = free.shift()) {
    const { done, value } = await reader.read(new Uint8Array(await next));
    if (done || outgoing.destroyed) return;
    free.push(written(outgoing, value));
  }
}

/** The block's buffer, once nobody reads it any more. */
function written(outgoing: ServerResponse, block: Uint8Array<ArrayBuffer>): Promise<ArrayBuffer> {
  return new Promise((resolve) => {
    const done = () => {
      outgoing.off("close", done);
      resolve(block.buffer);
    };
    outgoing.once("close", done);
    outgoing.write(block, done);
  });
}
