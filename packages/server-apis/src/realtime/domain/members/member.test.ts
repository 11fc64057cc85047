import { expect, it } from "vitest";
import type { NodeId } from "../../../kit/ids.ts";
import type { OpenDocument } from "../hub/document-hub.ts";
import type { Subscriber } from "../hub/subscriber.ts";
import { createCatchUps } from "./catch-ups.ts";
import { createDrainWatch } from "./drain-watch.ts";
import { createLink } from "./link.ts";
import { joinDocument } from "./member.ts";
import { createTrail } from "./trail.ts";

/** A log of bytes; each update is one, and its sequence is its place. */
function byteLog() {
  const bytes: number[] = [];
  const subscribers = new Set<Subscriber>();
  let asked = 0;
  const document: OpenDocument = {
    id: "log" as NodeId,
    get headSequence() {
      return bytes.length;
    },
    sync: async () => ({ update: Uint8Array.from(bytes), stateVector: new Uint8Array(), sequence: bytes.length }),
    async since(sequence) {
      asked += 1;
      return { update: Uint8Array.from(bytes.slice(sequence)), sequence: bytes.length };
    },
    receive: () => ({ kind: "malformed" }),
    subscribe(subscriber) {
      subscribers.add(subscriber);
      return () => void subscribers.delete(subscriber);
    },
    release: () => undefined,
  };
  return {
    document,
    asked: () => asked,
    write(byte: number) {
      bytes.push(byte);
      for (const each of subscribers) each.update(Uint8Array.of(byte));
      for (const each of subscribers) each.committed(bytes.length);
    },
  };
}

/** A socket whose reader can stop. */
function socketOf() {
  const socket = Object.assign(new EventTarget(), {
    readyState: 1 as const,
    bufferedAmount: 0,
    protocol: "",
    send: () => undefined,
    close: () => undefined,
    pause: () => undefined,
    resume: () => undefined,
  });
  return socket;
}

const drains = createDrainWatch(10);
const [trail, catchUps] = [createTrail(), createCatchUps()];

/** Somebody who follows the log from its beginning. */
function reader(log: ReturnType<typeof byteLog>) {
  const heard: number[][] = [];
  let wake = (): void => undefined;
  const socket = socketOf();
  const link = createLink(socket, "reader", { drains, highWatermarkBytes: 100, onClosing: () => undefined });
  const member = joinDocument({
    document: log.document,
    link,
    trail,
    catchUps,
    heldBytes: 3,
    onResumed: () => undefined,
    voice: {
      update(update) {
        heard.push([...update]);
        wake();
      },
      sentThrough: null,
      ended: () => undefined,
    },
  });
  return {
    heard,
    member,
    stop: () => void (socket.bufferedAmount = 1_000),
    goOn: () => void (socket.bufferedAmount = 0),
    async until(count: number) {
      while (heard.length < count) await new Promise<void>((resolve) => (wake = resolve));
    },
  };
}

it("drops what comes for who does not read, and tells all of them at once, made once for all", async () => {
  const log = byteLog();
  const [one, two, quick] = [reader(log), reader(log), reader(log)];
  for (const { member } of [one, two, quick]) member.begin(0);
  log.write(1);
  for (const each of [one, two]) each.stop();
  for (const byte of [2, 3, 4]) log.write(byte);
  expect(one.heard).toEqual([[1]]);
  expect(quick.heard).toEqual([[1], [2], [3], [4]]);
  for (const each of [one, two]) each.goOn();
  await Promise.all([one.until(2), two.until(2)]);
  log.write(5);
  for (const each of [one, two]) expect(each.heard).toEqual([[1], [2, 3, 4], [5]]);
  expect(log.asked()).toBe(1);
});

it("holds what comes while it is being answered, and fetches what is more than that", async () => {
  const log = byteLog();
  const [few, many] = [reader(log), reader(log)];
  for (const byte of [1, 2]) log.write(byte);
  few.member.begin(0);
  expect(few.heard).toEqual([[1], [2]]);
  for (const byte of [3, 4]) log.write(byte);
  many.member.begin(0);
  await many.until(1);
  expect(many.heard).toEqual([[1, 2, 3, 4]]);
  log.write(5);
  expect(many.heard.at(-1)).toEqual([5]);
});

it("is told nothing once it has left", () => {
  const log = byteLog();
  const { member, heard } = reader(log);
  member.begin(0);
  member.leave();
  log.write(1);
  expect(heard).toEqual([]);
});
