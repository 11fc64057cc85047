import { createMemoryDocumentBus } from "../adapters/document-bus.memory.ts";
import type { DocumentBus } from "../domain/hub/document-bus.ts";

/** A bus that loses every so-manieth message until it is well again. */
export function createLossyBus(loses: (count: number) => boolean): DocumentBus & { recover(): void } {
  const bus = createMemoryDocumentBus();
  const resumed = new Set<() => void>();
  let count = 0;
  let isWell = false;
  return {
    ...bus,
    publish(subject, message) {
      count += 1;
      if (isWell || !loses(count)) bus.publish(subject, message);
    },
    onResumed(listener) {
      resumed.add(listener);
      return () => resumed.delete(listener);
    },
    recover() {
      isWell = true;
      for (const listener of resumed) listener();
    },
  };
}
