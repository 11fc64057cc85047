import MessageSquarePlus from "lucide-react/icons/message-square-plus";
import { useFormats } from "../../messages/use-formats.ts";
import { useMessages } from "../../messages/use-messages.ts";
import { CommentForm } from "./comment-form.tsx";
import { Thread } from "./thread.tsx";
import type { DocComments } from "./use-comments.ts";

export interface CommentsProps {
  /** Of `useComments`. */
  comments: DocComments;
}

/**
 * What was said about a document and parts of its text, in the text's order: reply, resolve, delete one's own. A comment stays with its words while
 * others write; when they are deleted it shows what they were.
 *
 * @example
 * const comments = useComments(note);
 * <CollaborativeText doc={note} field="text" label="Note" comments={comments} />
 * <Comments comments={comments} />
 */
export function Comments({ comments }: CommentsProps) {
  const { comments: texts } = useMessages();
  const { number } = useFormats();
  const { threads, drafting, selected, store, me } = comments;
  if (!store) return null;
  const open = threads.filter(({ resolved }) => resolved === null);
  const resolved = threads.filter(({ resolved: by }) => by !== null);
  return (
    <section className="mows-comments" aria-label={texts.label}>
      {me && drafting === null && (
        <button
          type="button"
          className="mows-comments-add"
          // keeps what is marked: the text must not lose the focus before
          onPointerDown={(event) => event.preventDefault()}
          onClick={store.draft}
        >
          <MessageSquarePlus className="mows-icon" aria-hidden />
          {selected ? texts.addOnSelection : texts.onDocument}
        </button>
      )}
      {me && drafting !== null && (
        <div className="mows-comments-draft">
          {drafting !== "document" && <blockquote className="mows-comment-quote">{drafting.quote}</blockquote>}
          <CommentForm
            label={drafting === "document" ? texts.onDocument : texts.on(drafting.quote)}
            action={texts.add}
            onSend={(text) => store.add(text, me)}
            onCancel={store.discard}
          />
        </div>
      )}
      {threads.length === 0 && drafting === null && (
        <p className="mows-comments-none">{me ? texts.none : texts.noneToRead}</p>
      )}
      <ol className="mows-comments-threads">
        {open.map((thread) => (
          <Thread key={thread.id} thread={thread} comments={comments} store={store} />
        ))}
      </ol>
      {resolved.length > 0 && (
        <details className="mows-comments-resolved">
          <summary>{texts.resolved(resolved.length, number(resolved.length))}</summary>
          <ol className="mows-comments-threads">
            {resolved.map((thread) => (
              <Thread key={thread.id} thread={thread} comments={comments} store={store} />
            ))}
          </ol>
        </details>
      )}
    </section>
  );
}
