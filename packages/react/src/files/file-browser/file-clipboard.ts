import type { Mows, Node } from "@mows/sdk";
import { useSyncExternalStore } from "react";

/** What was cut or copied in any file browser of this page. */
export interface FileClipboard {
  readonly mode: "cut" | "copy";
  readonly nodes: readonly Node[];
}

interface Store {
  held: FileClipboard | null;
  readonly listeners: Set<() => void>;
}

const stores = new WeakMap<Mows, Store>();

function storeOf(mows: Mows): Store {
  const known = stores.get(mows) ?? { held: null, listeners: new Set() };
  stores.set(mows, known);
  return known;
}

export function holdFiles(mows: Mows, held: FileClipboard | null): void {
  const store = storeOf(mows);
  store.held = held;
  for (const listener of store.listeners) listener();
}

export function useFileClipboard(mows: Mows): FileClipboard | null {
  const store = storeOf(mows);
  return useSyncExternalStore(
    (listener) => {
      store.listeners.add(listener);
      return () => store.listeners.delete(listener);
    },
    () => store.held,
    () => null,
  );
}
