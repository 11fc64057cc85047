import * as encoding from "lib0/encoding";
import { expect, it } from "vitest";
import { encodeServerFrame, mostMessages, parseClientFrame } from "./multiplex-frame.ts";

function frame(write: (encoder: encoding.Encoder) => void): Uint8Array {
  const encoder = encoding.createEncoder();
  write(encoder);
  return encoding.toUint8Array(encoder);
}

const opening = frame((encoder) => {
  for (const number of [0, 1]) encoding.writeVarUint(encoder, number);
  encoding.writeVarString(encoder, "018f0000-0000-7000-8000-000000000000");
  encoding.writeVarUint(encoder, 7);
  encoding.writeVarUint8Array(encoder, Uint8Array.of(1, 5, 3));
});

const updating = frame((encoder) => {
  for (const number of [2, 1, 1]) encoding.writeVarUint(encoder, number);
  encoding.writeVarUint8Array(encoder, Uint8Array.of(0, 0));
});

it("reads all messages of a frame, in their order", () => {
  expect(parseClientFrame(Uint8Array.from([...opening, ...updating, 1, 1, 6, 0]))).toEqual([
    {
      kind: "open",
      channel: 1,
      documentId: "018f0000-0000-7000-8000-000000000000",
      sinceSequence: 7,
      stateVector: Uint8Array.of(1, 5, 3),
    },
    { kind: "update", channel: 1, number: 1, update: Uint8Array.of(0, 0) },
    { kind: "close", channel: 1 },
    { kind: "ping", channel: 0 },
  ]);
});

it("keeps nothing of the memory that a frame came in", () => {
  const pool = Buffer.alloc(64 * 1024);
  pool.set(updating, 100);
  const [message] = parseClientFrame(pool.subarray(100, 100 + updating.length)) ?? [];
  expect(message).toMatchObject({ update: Uint8Array.of(0, 0) });
  expect((message as { update: Uint8Array }).update.buffer.byteLength).toBe(2);
});

it("takes no frame that ends anywhere but behind a message", () => {
  for (let length = 0; length < opening.length; length += 1)
    expect(parseClientFrame(opening.subarray(0, length))).toBeNull();
  // What lies behind the frame in the same memory is not the frame's.
  const pool = Buffer.concat([Buffer.from([2, 1, 1, 40]), Buffer.alloc(100, 7)]);
  expect(parseClientFrame(pool.subarray(0, 10))).toBeNull();
});

const repeated = (byte: number, times: number): number[] => Array.from({ length: times }, () => byte);

it.each([
  ["an unknown type", [11, 0]],
  ["a channel beyond 2^31 - 1", [1, 0xff, 0xff, 0xff, 0xff, 0x0f]],
  ["a number without an end", [1, ...repeated(0xff, 20)]],
  ["a length of 2^53", [2, 1, 1, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x0f]],
  ["an id that is no UTF-8", [0, 1, 2, 0xc3, 0x28, 0, 0]],
  ["a state vector that counts more clients than it has", [0, 1, 1, 0x61, 0, 2, 0xff, 0x7f]],
  ["a broadcast of more than 16 KiB", [5, 1, 0x81, 0x80, 0x01, ...repeated(1, 16_385)]],
  ["a room's name of more than 64 characters", [4, 1, 1, 0x61, 65, ...repeated(0x61, 65)]],
  ["more messages than a frame holds", repeated(6, 2 * mostMessages + 2)],
])("takes nothing of a frame with %s", (_what, bytes) => {
  expect(parseClientFrame(Uint8Array.from(bytes))).toBeNull();
  expect(parseClientFrame(Uint8Array.from([...updating, ...bytes]))).toBeNull();
});

it("never throws and never takes more than it was given, whatever comes", () => {
  let state = 1;
  const random = (): number => (state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0) / 2 ** 32;
  for (let round = 0; round < 5_000; round += 1) {
    const bytes = Uint8Array.from({ length: Math.floor(random() * 40) }, () => Math.floor(random() * 12));
    const taken = (parseClientFrame(bytes) ?? []).map((message) => ("update" in message ? message.update.length : 0));
    expect(Math.max(0, ...taken)).toBeLessThan(Math.max(1, bytes.length));
  }
});

it("writes what the server says as the contract has it", () => {
  const written = encodeServerFrame([
    { kind: "sentThrough", channel: 1, sequence: 300 },
    { kind: "update", channel: 1, update: Uint8Array.of(0, 0) },
    { kind: "acknowledged", channel: 1, number: 2, sequence: 300 },
    { kind: "closed", channel: 2, code: 4403, reason: "no" },
    { kind: "access", channel: 3, access: "write" },
    { kind: "pong", channel: 0 },
  ]);
  const expected = [
    9, 1, 0xac, 0x02, 2, 1, 2, 0, 0, 3, 1, 2, 0xac, 0x02, 1, 2, 0xb3, 0x22, 2, 0x6e, 0x6f, 7, 3, 1, 8, 0,
  ];
  expect([...written]).toEqual(expected);
});
