import type { DocSchema, DocSnapshot } from "@mows/sdk/docs";
import { useMemo, useSyncExternalStore } from "react";
import { type DocStore, docStoreOf, readState } from "./doc-store.ts";
import { useMows } from "../use-mows.ts";

/** Reads a part; of the same state, the same. */
function readerOf<Schema extends DocSchema, Part>(
  store: DocStore<Schema>,
  select: (state: DocSnapshot<Schema>) => Part,
): () => Part | undefined {
  let last: { readonly of: DocSnapshot<Schema>; readonly part: Part } | undefined;
  return () => {
    const state = readState(store);
    if (state === undefined) return undefined;
    if (last?.of !== state) last = { of: state, part: select(state) };
    return last.part;
  };
}

/**
 * A part of a document; the component renders when that part changes, and not when others type elsewhere. Undefined until the document is there.
 * What is made anew by `select` counts as changed whenever the document is.
 *
 * @example
 * const title = useDocField(playlist, id, ({ title }) => title);
 */
export function useDocField<Schema extends DocSchema, Part>(
  schema: Schema,
  id: string,
  select: (state: DocSnapshot<Schema>) => Part,
): Part | undefined {
  const store = docStoreOf(useMows(), id, schema);
  const read = useMemo(() => readerOf(store, select), [store, select]);
  return useSyncExternalStore(store.subscribe, read, read);
}
