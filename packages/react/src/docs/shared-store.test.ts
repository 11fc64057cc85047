import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { SharedStore } from "./shared-store.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Something that counts, and how often it was opened and closed. */
function counter(open: () => Promise<void> = async () => undefined) {
  const log: string[] = [];
  const told = new Set<() => void>();
  let count = 0;
  const store = new SharedStore({
    async open() {
      log.push("open");
      await open();
      return { close: () => log.push("close") };
    },
    follow(_opened, listener) {
      told.add(listener);
      return () => told.delete(listener);
    },
    viewOf: (opened, error) => ({ isOpen: opened !== null, count, message: error?.message ?? null }),
  });
  const change = (to: number) => {
    count = to;
    for (const tell of told) tell();
  };
  return { store, log, change };
}

const opened = () => vi.advanceTimersByTimeAsync(0);

describe("what components hold in common", () => {
  it("is opened once, and closed a moment after the last has left", async () => {
    const { store, log } = counter();
    const leave = [store.subscribe(() => undefined), store.subscribe(() => undefined)];
    await opened();
    leave[0]?.();
    await vi.advanceTimersByTimeAsync(5_000);
    expect(log).toEqual(["open"]);
    leave[1]?.();
    await vi.advanceTimersByTimeAsync(5_000);
    expect(log).toEqual(["open", "close"]);
    expect(store.getSnapshot().isOpen).toBe(false);
  });

  it("stays open where somebody comes back at once, as StrictMode does", async () => {
    const { store, log } = counter();
    store.subscribe(() => undefined)();
    store.subscribe(() => undefined);
    await vi.advanceTimersByTimeAsync(5_000);
    expect(log).toEqual(["open"]);
  });

  it("is closed again where everybody left while it was being opened", async () => {
    const gate = Promise.withResolvers<void>();
    const { store, log } = counter(() => gate.promise);
    store.subscribe(() => undefined)();
    await vi.advanceTimersByTimeAsync(5_000);
    gate.resolve();
    await opened();
    expect(log).toEqual(["open", "close"]);
  });

  it("reads as the same object until something of it differs", async () => {
    const { store, change } = counter();
    store.subscribe(() => undefined);
    await opened();
    const before = store.getSnapshot();
    change(0);
    expect(store.getSnapshot()).toBe(before);
    change(1);
    expect(store.getSnapshot()).toMatchObject({ isOpen: true, count: 1 });
  });

  it("says why it could not be opened, and tries again when it is asked to", async () => {
    let fails = true;
    const { store } = counter(async () => {
      if (fails) throw new TypeError("no route to host");
    });
    store.subscribe(() => undefined);
    await opened();
    expect(store.getSnapshot()).toMatchObject({ isOpen: false, message: expect.any(String) });
    fails = false;
    store.open();
    await opened();
    expect(store.getSnapshot()).toMatchObject({ isOpen: true, message: null });
  });
});
