import type { DocumentBus } from "../domain/hub/document-bus.ts";

type Listener = (message: Uint8Array) => void;

/** The bus of a cloud that is one process. */
export function createMemoryDocumentBus(): DocumentBus {
  const bySubject = new Map<string, Set<Listener>>();
  let stopped = false;
  return {
    publish(subject, message) {
      if (!bySubject.has(subject)) return;
      queueMicrotask(() => {
        if (!stopped) for (const listener of bySubject.get(subject) ?? []) listener(message);
      });
    },
    subscribe(subject, listener) {
      const listeners = bySubject.get(subject) ?? new Set();
      bySubject.set(subject, listeners.add(listener));
      return () => {
        listeners.delete(listener);
        if (listeners.size === 0 && bySubject.get(subject) === listeners) bySubject.delete(subject);
      };
    },
    // Nothing is lost here.
    onResumed: () => () => undefined,
    async stop() {
      stopped = true;
      bySubject.clear();
    },
  };
}
