export interface EventSource {
  readonly response: Response;
  /** One result of the subscription. */
  readonly next: (result: object) => void;
  /** What the server says when it ends the subscription itself. */
  readonly complete: () => void;
  /** Breaks the connection in the middle. */
  readonly break: () => void;
}

/** The server's side of one subscription, written as GraphQL Yoga writes it. */
export function createEventSource(): EventSource {
  const encoder = new TextEncoder();
  let controller: ReadableStreamDefaultController<Uint8Array>;
  const body = new ReadableStream<Uint8Array>({
    start(opened) {
      controller = opened;
      controller.enqueue(encoder.encode(":\n\n"));
    },
  });
  return {
    response: new Response(body, { headers: { "content-type": "text/event-stream" } }),
    next(result) {
      controller.enqueue(encoder.encode("event: next\n"));
      controller.enqueue(encoder.encode(`data: ${JSON.stringify(result)}\n\n`));
    },
    complete() {
      controller.enqueue(encoder.encode("event: complete\ndata:\n\n"));
      controller.close();
    },
    break() {
      controller.error(new Error("broken by the test"));
    },
  };
}
