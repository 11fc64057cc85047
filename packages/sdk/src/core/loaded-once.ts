import { MowsError } from "./mows-error.ts";

/** What `load` gives, the same at every call; asked for again after it could not be loaded. */
export function loadedOnce<Value>(load: () => Promise<Value>): () => Promise<Value> {
  let loading: Promise<Value> | undefined;
  return () =>
    (loading ??= load().catch((thrown: unknown) => {
      loading = undefined;
      throw MowsError.from(thrown);
    }));
}
