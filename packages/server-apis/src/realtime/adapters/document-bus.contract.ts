import { expect, it } from "vitest";
import type { DocumentBus } from "../domain/hub/document-bus.ts";

/** What every bus keeps to. `connect` gives another process's end of the same bus; one that has subscribed hears from then on. */
export function documentBusContract(
  name: string,
  start: () => Promise<AsyncDisposable & { connect(): Promise<DocumentBus> }>,
): void {
  const bytes = (...values: number[]): Uint8Array => Uint8Array.from(values);
  /** Of each message only what was in it, in the order in which they came. */
  const heard = () => {
    const messages: number[][] = [];
    return { messages, listener: (message: Uint8Array) => void messages.push([...message]) };
  };

  it(`${name}: brings messages to those who listen to their subject, in order`, async () => {
    await using buses = await start();
    const [one, other] = [await buses.connect(), await buses.connect()];
    const [here, elsewhere] = [heard(), heard()];
    other.subscribe("docs.a", here.listener);
    other.subscribe("docs.b", elsewhere.listener);
    // A subscription takes a moment to be known everywhere.
    await expect.poll(() => (one.publish("docs.a", bytes(0)), here.messages.length)).toBeGreaterThan(0);
    const before = here.messages.length;
    for (let value = 1; value <= 50; value += 1) one.publish("docs.a", bytes(value));
    const expected = Array.from({ length: 50 }, (_, index) => [index + 1]);
    await expect.poll(() => here.messages.slice(before).filter(([value]) => value !== 0)).toEqual(expected);
    expect(elsewhere.messages).toEqual([]);
  });

  it(`${name}: brings a message to all listeners, also where it was published, after the call`, async () => {
    await using buses = await start();
    const bus = await buses.connect();
    const [one, other] = [heard(), heard()];
    bus.subscribe("docs.a", one.listener);
    bus.subscribe("docs.a", other.listener);
    bus.publish("docs.a", bytes(7));
    expect(one.messages).toEqual([]);
    await expect.poll(() => [one.messages, other.messages]).toEqual([[[7]], [[7]]]);
  });

  it(`${name}: brings nothing to who has stopped listening`, async () => {
    await using buses = await start();
    const bus = await buses.connect();
    const [gone, stays] = [heard(), heard()];
    const stop = bus.subscribe("docs.a", gone.listener);
    bus.subscribe("docs.a", stays.listener);
    stop();
    bus.publish("docs.a", bytes(7));
    await expect.poll(() => stays.messages).toEqual([[7]]);
    expect(gone.messages).toEqual([]);
  });

  it(`${name}: says nothing more once it is stopped`, async () => {
    await using buses = await start();
    const bus = await buses.connect();
    const { messages, listener } = heard();
    bus.subscribe("docs.a", listener);
    bus.publish("docs.a", bytes(7));
    await bus.stop();
    bus.publish("docs.a", bytes(8));
    await Promise.resolve();
    expect(messages).toEqual([]);
  });
}
