import { type Doc, UndoManager } from "yjs";
import { createListeners } from "../core/listeners.ts";
import type { DocHistory } from "./open-doc.ts";

/** Follows what is done without an origin: everything by `change` and an app's own transactions, nothing that comes from elsewhere. */
export function createHistory(doc: Doc): DocHistory {
  const manager = new UndoManager(doc);
  const listeners = createListeners<[]>();
  for (const event of ["stack-item-added", "stack-item-popped", "stack-cleared"] as const) {
    manager.on(event, () => listeners.emit());
  }
  return {
    get canUndo() {
      return manager.canUndo();
    },
    get canRedo() {
      return manager.canRedo();
    },
    undo: () => void manager.undo(),
    redo: () => void manager.redo(),
    subscribe: listeners.add,
    manager,
  };
}
