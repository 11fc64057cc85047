export interface Listeners<Event extends unknown[]> {
  readonly size: number;
  /** Gives the way back, which tells whether it still was there. A function added twice is called twice. */
  readonly add: (listener: (...event: Event) => void) => () => boolean;
  readonly emit: (...event: Event) => void;
}

export function createListeners<Event extends unknown[]>(): Listeners<Event> {
  const entries = new Set<{ listener: (...event: Event) => void }>();
  return {
    get size() {
      return entries.size;
    },
    add(listener) {
      const entry = { listener };
      entries.add(entry);
      return () => entries.delete(entry);
    },
    emit(...event) {
      for (const { listener } of entries) {
        try {
          listener(...event);
        } catch (thrown) {
          // a listener's mistake is its page's to report, and must not stop the others
          queueMicrotask(() => {
            throw thrown;
          });
        }
      }
    },
  };
}
