export type DrainOptions = { onChunk?: (chunk: Uint8Array) => void; signal?: AbortSignal };

/**
 * Moves a source into `take` to its end; resolves with why it stopped early, null at its end. What fails in `take` is thrown, and the source
 * let go.
 */
export async function drainSource(
  source: ReadableStream<Uint8Array>,
  { onChunk, signal }: DrainOptions,
  take: (chunk: Uint8Array) => Promise<void>,
): Promise<unknown> {
  const reader = source.getReader();
  let interrupted: unknown = null;
  const abort = () => {
    interrupted ??= signal?.reason ?? new Error("aborted");
    // The source may fail to cancel because it has failed already; the reason to stop is known without it.
    reader.cancel(interrupted).catch(() => undefined);
  };
  if (signal?.aborted === true) abort();
  signal?.addEventListener("abort", abort, { once: true });
  try {
    for (;;) {
      const next = await reader.read().catch((cause: unknown) => {
        interrupted ??= cause;
        return { done: true, value: undefined } as const;
      });
      if (next.done || interrupted !== null) return interrupted;
      onChunk?.(next.value);
      await take(next.value);
    }
  } catch (cause) {
    reader.cancel(cause).catch(() => undefined);
    throw cause;
  } finally {
    signal?.removeEventListener("abort", abort);
  }
}
