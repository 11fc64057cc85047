import { mergeUpdates } from "yjs";
import type { DocStore, KeptFacts } from "./doc-store.ts";

/** What the cloud has, on its way to the browser's store. */
export interface SettledLog {
  /** `rows` are the edits that it holds. */
  readonly add: (update: Uint8Array, rows?: readonly string[]) => void;
  readonly flush: () => void;
}

/** If it is lost before it is written down, it only has to be fetched again. */
const GATHER_MS = 1_000;

/** `factsNow` are told with each write: they hold for everything that was added before. */
export function createSettledLog(store: DocStore | null, factsNow: () => KeptFacts): SettledLog {
  let updates: Uint8Array[] = [];
  let confirmed: string[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;

  function flush(): void {
    clearTimeout(timer);
    timer = undefined;
    if (updates.length === 0) return;
    store?.settle(mergeUpdates(updates), confirmed, factsNow());
    updates = [];
    confirmed = [];
  }

  return {
    add(update, rows = []) {
      if (!store) return;
      updates.push(update);
      confirmed.push(...rows);
      timer ??= setTimeout(flush, GATHER_MS);
    },
    flush,
  };
}
