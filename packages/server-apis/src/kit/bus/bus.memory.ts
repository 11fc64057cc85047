import type { Bus, Topic } from "./bus.ts";

/** The bus of a cloud that is one process. */
export function createMemoryBus(): Bus {
  const listeners = new Map<Topic, Set<() => void>>();
  return {
    publish(topic) {
      for (const listener of listeners.get(topic) ?? []) listener();
    },
    subscribe(topic, listener) {
      const set = listeners.get(topic) ?? new Set();
      listeners.set(topic, set.add(listener));
      return () => set.delete(listener);
    },
    async close() {
      listeners.clear();
    },
  };
}
