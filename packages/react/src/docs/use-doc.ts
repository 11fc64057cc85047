import type { DocDraft, DocSchema, DocSnapshot } from "@mows/sdk/docs";
import { useCallback, useMemo, useSyncExternalStore } from "react";
import { useMows } from "../use-mows.ts";
import { docStoreOf, readState } from "./doc-store.ts";
import { type DocFacts, useDocFacts } from "./use-doc-facts.ts";

/** A document that is open as long as somebody on the page uses it. */
export interface Doc<Schema extends DocSchema> extends DocFacts {
  /** What it holds; the same object until something changes, with all parts the same that did not. Undefined until it is there. */
  readonly state: DocSnapshot<Schema> | undefined;
  /** Everything `edit` does is one transaction. Does nothing before it is there; throws a `DocError` where the person may not write. */
  readonly change: (edit: (draft: DocDraft<Schema>) => void) => void;
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
  const facts = useDocFacts(schema, id);
  const store = docStoreOf(useMows(), id, schema);
  const read = () => readState(store);
  const state = useSyncExternalStore(store.subscribe, read, read);
  const change = useCallback<Doc<Schema>["change"]>((edit) => store.getSnapshot().opened?.change(edit), [store]);
  return useMemo(() => ({ ...facts, state, change }), [facts, state, change]);
}
