import type { MowsError } from "@mows/sdk";
import type { DocSchema, DocStatus, OpenDoc } from "@mows/sdk/docs";
import { useMemo, useSyncExternalStore } from "react";
import { useMows } from "../use-mows.ts";
import { docStoreOf, type DocStore } from "./doc-store.ts";

/** What is known of an open document, whatever is in it. */
export interface DocFacts {
  readonly id: string;
  /** For `<SyncStatus>`. */
  readonly status: DocStatus;
  /** Null until the cloud has said it. */
  readonly access: OpenDoc["access"];
  /** Edits that are not committed yet. They are kept in the browser. */
  readonly pending: number;
  /** Why the status is `denied`, `gone` or `signed-out`, or why it could not even be opened: then `open` tries again. */
  readonly error: MowsError | null;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  /** The Yjs document, presence and history behind it, for editors that bind to them. Undefined until there is something of it. */
  readonly opened: OpenDoc | undefined;
  /** Takes back what this person did on this page last, and nothing of what others did. */
  readonly undo: () => void;
  readonly redo: () => void;
  readonly open: () => void;
}

function commandsFor<Schema extends DocSchema>({ getSnapshot, open }: DocStore<Schema>) {
  return {
    undo: () => getSnapshot().opened?.history.undo(),
    redo: () => getSnapshot().opened?.history.redo(),
    open,
  };
}

/**
 * A document for those who bind to what is in it themselves, as an editor does: like `useDoc`, but the component does not render with every
 * letter, and nothing is read that nobody wants.
 *
 * @example
 * const note = useDocFacts(noteSchema, id);
 * <SyncStatus doc={note} />
 * <CollaborativeText doc={note} field="text" label="Note" />
 */
export function useDocFacts<Schema extends DocSchema>(schema: Schema, id: string): DocFacts {
  const store = docStoreOf(useMows(), id, schema);
  const view = useSyncExternalStore(store.subscribe, store.getSnapshot, store.getSnapshot);
  const commands = useMemo(() => commandsFor(store), [store]);
  return useMemo(() => ({ id, ...view, ...commands }), [id, view, commands]);
}
