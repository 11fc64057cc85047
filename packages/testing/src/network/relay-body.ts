/**
 * The body of an answer as it comes over a line that may break: then it fails, and whoever makes it is told. Read by hand, since what
 * the cloud answers with need not be the platform's own kind of stream.
 */
export function relayBody(
  body: ReadableStream<Uint8Array>,
  signal: AbortSignal,
  on: { chunk(): void; end(): void },
): ReadableStream<Uint8Array> {
  const reader = body.getReader();
  const give = (reason: unknown) => {
    on.end();
    // It may have failed by itself already.
    return reader.cancel(reason).catch(() => undefined);
  };
  return new ReadableStream<Uint8Array>(
    {
      start(controller) {
        const abort = () => {
          controller.error(signal.reason);
          void give(signal.reason);
        };
        signal.addEventListener("abort", abort, { once: true });
        if (signal.aborted) abort();
      },
      async pull(controller) {
        const next = await reader.read().catch((thrown: unknown) => ({ thrown }));
        if (signal.aborted) return;
        if ("thrown" in next) {
          on.end();
          controller.error(next.thrown);
        } else if (next.done) {
          on.end();
          controller.close();
        } else {
          on.chunk();
          controller.enqueue(next.value);
        }
      },
      cancel: give,
    },
    { highWaterMark: 0 },
  );
}
