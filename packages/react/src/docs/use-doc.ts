import type { MowsError } from "@mows/sdk";
import type { DocDraft, DocSchema, DocSnapshot, DocStatus, OpenDoc } from "@mows/sdk/docs";
import { useMemo, useSyncExternalStore } from "react";
import { useMows } from "../use-mows.ts";
import { docStoreOf, type DocStore, type DocView } from "./doc-store.ts";

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

/** A document that is open as long as somebody on the page uses it. */
export interface Doc<Schema extends DocSchema> extends DocFacts {
  /** What it holds; the same object until something changes, with all parts the same that did not. Undefined until it is there. */
  readonly state: DocSnapshot<Schema> | undefined;
  /** Everything `edit` does is one transaction. Does nothing before it is there; throws a `DocError` where the person may not write. */
  readonly change: (edit: (draft: DocDraft<Schema>) => void) => void;
}

type Commands<Schema extends DocSchema> = Pick<Doc<Schema>, "change" | "undo" | "redo" | "open">;

function commandsFor<Schema extends DocSchema>({ getSnapshot, open }: DocStore<Schema>): Commands<Schema> {
  return {
    change: (edit) => getSnapshot().opened?.change(edit),
    undo: () => getSnapshot().opened?.history.undo(),
    redo: () => getSnapshot().opened?.history.redo(),
    open,
  };
}

/** The store of a document, which opens it at the first subscription. `schema` is made once, outside of components. */
export function useDocStore<Schema extends DocSchema>(schema: Schema, id: string): DocStore<Schema> {
  return docStoreOf(useMows(), id, schema);
}

/**
 * A document that many edit at once, offline too: typed by its schema. Components that use the same one share it. The component renders at every
 * change of it; where that is too often, `useDocField` reads a part.
 *
 * @example
 * const playlist = defineDoc({ title: text(), tracks: list(value<Track>()) }, { name: "playlist" });
 *
 * const { state, change } = useDoc(playlist, id);
 * <button onClick={() => change((draft) => draft.tracks.push(track))}>{state?.title}</button>
 */
export function useDoc<Schema extends DocSchema>(schema: Schema, id: string): Doc<Schema> {
  const store = useDocStore(schema, id);
  const view: DocView<Schema> = useSyncExternalStore(store.subscribe, store.getSnapshot, store.getSnapshot);
  const commands = useMemo(() => commandsFor(store), [store]);
  return useMemo(() => ({ id, ...view, ...commands }), [id, view, commands]);
}
