import type * as Y from "yjs";
import type { CommentMark } from "../collaborative-text/comment-marks.ts";
import type { SelectedText, TextEditor } from "../collaborative-text/create-editor.ts";
import type { CommentAuthor, CommentEntry } from "./comment-entry.ts";
import { resolvedKey, threadsOf, type CommentThread } from "./comment-thread.ts";

export interface CommentsSnapshot {
  /** In the order of the text as far as it is there, then by their age. */
  readonly threads: readonly CommentThread[];
  /** The threads whose text is there; null until an editor has said so. */
  readonly placed: readonly string[] | null;
  /** What is marked in the editor. */
  readonly selected: SelectedText | null;
  /** The thread that somebody looks at. */
  readonly opened: string | null;
  /** What a comment is being written about; null where none is. */
  readonly drafting: SelectedText | "document" | null;
}

/** What is read where there is no document. */
export const noComments: CommentsSnapshot = { threads: [], placed: null, selected: null, opened: null, drafting: null };

/** The comments of one document, between it, an editor of its text and a list of them. */
export class CommentStore {
  readonly #entries: Y.Map<CommentEntry>;
  readonly #listeners = new Set<() => void>();
  #editor: TextEditor | null = null;
  #snapshot = noComments;

  constructor(entries: Y.Map<CommentEntry>) {
    this.#entries = entries;
  }

  readonly getSnapshot = (): CommentsSnapshot => this.#snapshot;

  readonly subscribe = (listener: () => void): (() => void) => {
    if (this.#listeners.size === 0) {
      this.#entries.observe(this.#read);
      this.#read();
    }
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
      if (this.#listeners.size === 0) this.#entries.unobserve(this.#read);
    };
  };

  /** The editor of the text that is commented on. It is told what to mark, and tells what is selected. */
  attach(editor: TextEditor): () => void {
    this.#editor = editor;
    this.#mark();
    return () => {
      this.#editor = null;
      this.#publish({ placed: null, selected: null });
    };
  }

  readonly select = (selected: SelectedText | null): void => {
    if (selected !== null || this.#snapshot.selected !== null) this.#publish({ selected });
  };

  readonly place = (placed: readonly string[]): void => {
    const { placed: before, threads } = this.#snapshot;
    if (before?.join() !== placed.join()) this.#publish({ placed, threads: inOrder(threads, placed) });
  };

  /** Opens a thread, and shows what it is about; null closes. */
  readonly open = (id: string | null): void => {
    this.#publish({ opened: id });
    this.#mark();
    const about = this.#snapshot.threads.find((thread) => thread.id === id)?.about;
    if (about) this.#editor?.reveal(about.range);
  };

  /** Begins a comment on what is selected, or else on all of the document. */
  readonly draft = (): void => this.#publish({ drafting: this.#snapshot.selected ?? "document", opened: null });

  readonly discard = (): void => {
    this.#publish({ drafting: null });
    this.#editor?.focus();
  };

  readonly add = (text: string, by: CommentAuthor): void => {
    const { drafting } = this.#snapshot;
    const id = crypto.randomUUID();
    const about = drafting === "document" || drafting === null ? {} : { about: drafting };
    this.#publish({ drafting: null, opened: id });
    this.#change(() => this.#entries.set(id, { kind: "comment", thread: id, by, at: Date.now(), text, ...about }));
  };

  readonly reply = (thread: string, text: string, by: CommentAuthor): void => {
    const entry: CommentEntry = { kind: "comment", thread, by, at: Date.now(), text };
    this.#change(() => this.#entries.set(crypto.randomUUID(), entry));
  };

  readonly resolve = (thread: string, by: CommentAuthor): void => {
    this.#publish({ opened: null });
    this.#change(() => this.#entries.set(resolvedKey(thread), { kind: "resolved", by, at: Date.now() }));
  };

  readonly reopen = (thread: string): void => this.#change(() => this.#entries.delete(resolvedKey(thread)));

  /** The first of a thread takes the others with it. */
  readonly remove = (id: string): void => {
    const thread = this.#snapshot.threads.find((one) => one.id === id);
    const ids = thread ? [...thread.comments.map((comment) => comment.id), resolvedKey(id)] : [id];
    this.#change(() => {
      for (const one of ids) this.#entries.delete(one);
    });
  };

  /** Under an origin of its own: undoing what was typed leaves alone what was said about it. */
  #change(change: () => void): void {
    this.#entries.doc?.transact(change, this);
  }

  readonly #read = (): void => {
    this.#publish({ threads: inOrder(threadsOf(this.#entries.entries()), this.#snapshot.placed) });
    this.#mark();
  };

  #mark(): void {
    const { threads, opened } = this.#snapshot;
    const marks = threads.flatMap(({ id, about, resolved }): CommentMark[] =>
      about && resolved === null ? [{ id, range: about.range, isOpened: id === opened }] : [],
    );
    // the text and what is said of it may come in one: an editor is told when both are there
    queueMicrotask(() => this.#editor?.showComments(marks));
  }

  #publish(change: Partial<CommentsSnapshot>): void {
    this.#snapshot = { ...this.#snapshot, ...change };
    for (const listener of this.#listeners) listener();
  }
}

function inOrder(threads: readonly CommentThread[], placed: readonly string[] | null): readonly CommentThread[] {
  if (placed === null) return threads;
  const place = (id: string) => (placed.includes(id) ? placed.indexOf(id) : placed.length);
  return threads.toSorted((a, b) => place(a.id) - place(b.id));
}
