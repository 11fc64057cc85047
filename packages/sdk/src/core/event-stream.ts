export interface ServerSentEvent {
  event: string;
  data: string;
}

/**
 * The events of a `text/event-stream` body (HTML Living Standard, 9.2), without the reconnection that `EventSource` brings:
 * that one cannot POST. `onBytes` is called at every sign of life, comments included. Ending the iteration cancels the body.
 */
export async function* readEvents(
  body: ReadableStream<Uint8Array>,
  onBytes?: () => void,
): AsyncGenerator<ServerSentEvent, void> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let rest = "";
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      onBytes?.();
      const blocks = (rest + decoder.decode(value, { stream: true })).split(/\r?\n\r?\n/);
      rest = blocks.pop() ?? "";
      yield* blocks.flatMap((block) => parseEvent(block) ?? []);
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

/** Null for comments alone. */
function parseEvent(block: string): ServerSentEvent | null {
  let event = "";
  const data: string[] = [];
  for (const line of block.split(/\r?\n/)) {
    const [, field, text = ""] = /^([^:]+):? ?(.*)$/.exec(line) ?? [];
    if (field === "event") event = text;
    if (field === "data") data.push(text);
  }
  return event || data.length > 0 ? { event: event || "message", data: data.join("\n") } : null;
}
