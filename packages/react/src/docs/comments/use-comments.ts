import { useCallback, useMemo, useSyncExternalStore } from "react";
import { useSession } from "../../auth/use-session.ts";
import type { DocFacts } from "../use-doc-facts.ts";
import type { CommentEntry } from "./comment-entry.ts";
import { type CommentsSnapshot, CommentStore, noComments } from "./comment-store.ts";

export interface DocComments extends CommentsSnapshot {
  /** For `<CollaborativeText>` and `<Comments>`; undefined until the document is there. */
  readonly store: CommentStore | undefined;
  /** The person's id; null while it is not known, or they may not write. Without it nothing can be said. */
  readonly me: { readonly id: string; readonly name: string } | null;
}

/**
 * The comments of a document, kept in its map `comments` (or another), so that they are shared, kept and undone with it, and hidden from what it is
 * exported as unless its schema names the map. Names are what those who wrote have said: whoever may write the document could write another.
 *
 * @example
 * const comments = useComments(note);
 * <CollaborativeText doc={note} field="text" label="Note" comments={comments} />
 * <Comments comments={comments} />
 */
export function useComments({ opened, access }: Pick<DocFacts, "opened" | "access">, field = "comments"): DocComments {
  const session = useSession();
  const store = useMemo(() => opened && new CommentStore(opened.doc.getMap<CommentEntry>(field)), [opened, field]);
  const subscribe = useCallback((listener: () => void) => store?.subscribe(listener) ?? (() => undefined), [store]);
  const read = () => store?.getSnapshot() ?? noComments;
  const snapshot = useSyncExternalStore(subscribe, read, read);
  const person = session.state === "signed-in" && access === "write" ? session.person : null;
  const [id, name] = [person?.id, person?.name];
  return useMemo(
    () => ({ ...snapshot, store, me: id !== undefined && name !== undefined ? { id, name } : null }),
    [snapshot, store, id, name],
  );
}
