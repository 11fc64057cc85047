/** A body whose connection breaks once this many bytes were read. */
export function breakAt(bytes: Uint8Array, atByte: number): ReadableStream<Uint8Array> {
  let isSent = false;
  return new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        if (isSent || atByte === 0) return controller.error(new TypeError("the connection broke"));
        isSent = true;
        controller.enqueue(bytes.slice(0, atByte));
      },
    },
    { highWaterMark: 0 },
  );
}
