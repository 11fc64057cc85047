import { expect, it } from "vitest";
import { readEvents, type ServerSentEvent } from "./event-stream.ts";

it("reads events however the bytes are cut", async () => {
  const bytes = new TextEncoder().encode(':\n\nevent: next\ndata: {"ö":1}\n\n:\n\nevent: complete\ndata:\n\n');
  const wanted = [
    { event: "next", data: '{"ö":1}' },
    { event: "complete", data: "" },
  ];
  expect(await eventsOf([bytes])).toEqual(wanted);
  expect(await eventsOf(Array.from(bytes, (byte) => Uint8Array.of(byte)))).toEqual(wanted);
});

it("reads lines that end in CRLF, data of several lines and fields without a space", async () => {
  const text = "data:a\r\ndata: b\r\n\r\nid: 1\r\n\r\nevent:x\r\n\r\n";
  expect(await eventsOf([new TextEncoder().encode(text)])).toEqual([
    { event: "message", data: "a\nb" },
    { event: "x", data: "" },
  ]);
});

it("leaves out an event that was not finished", async () => {
  expect(await eventsOf([new TextEncoder().encode("data: half\n")])).toEqual([]);
});

it("cancels the body when the reader leaves", async () => {
  const { promise: cancelled, resolve } = Promise.withResolvers<void>();
  const body = new ReadableStream<Uint8Array>({
    start: (controller) => controller.enqueue(new TextEncoder().encode("data: 1\n\n")),
    cancel: () => resolve(),
  });
  for await (const { data } of readEvents(body)) {
    expect(data).toBe("1");
    break;
  }
  await cancelled;
});

async function eventsOf(chunks: readonly Uint8Array[]): Promise<ServerSentEvent[]> {
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      for (const chunk of chunks) controller.enqueue(chunk);
      controller.close();
    },
  });
  const events = [];
  for await (const event of readEvents(body)) events.push(event);
  return events;
}
