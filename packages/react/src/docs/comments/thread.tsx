import { useState } from "react";
import { useMessages } from "../../messages/use-messages.ts";
import { CommentForm } from "./comment-form.tsx";
import type { CommentStore } from "./comment-store.ts";
import type { CommentThread } from "./comment-thread.ts";
import { CommentView } from "./comment-view.tsx";
import type { DocComments } from "./use-comments.ts";

interface ThreadProps {
  thread: CommentThread;
  comments: DocComments;
  store: CommentStore;
}

/** A comment, what it is about, and what was replied. */
export function Thread({ thread, comments: { me, opened, placed }, store }: ThreadProps) {
  const { comments: texts } = useMessages();
  const [isReplying, setReplying] = useState(false);
  const { id, about, resolved, comments } = thread;
  const [first] = comments;
  if (!first) return null;
  const isGone = about !== null && resolved === null && placed !== null && !placed.includes(id);
  return (
    <li className="mows-thread" data-state={id === opened ? "open" : "closed"}>
      {about && <Quote quote={about.quote} isGone={isGone} onShow={resolved ? null : () => store.open(id)} />}
      {comments.map((comment) => (
        <CommentView
          key={comment.id}
          comment={comment}
          isMine={comment.by.id === me?.id}
          question={comment === first && comments.length > 1 ? texts.confirmRemoveThread : texts.confirmRemove}
          onRemove={() => store.remove(comment.id)}
        />
      ))}
      {resolved && <p className="mows-comment-facts">{texts.resolvedBy(resolved.by.name)}</p>}
      {me && isReplying && (
        <CommentForm
          label={texts.replyField(first.by.name)}
          action={texts.send}
          onSend={(text) => {
            store.reply(id, text, me);
            setReplying(false);
          }}
          onCancel={() => setReplying(false)}
        />
      )}
      {me && !isReplying && (
        <div className="mows-comment-actions">
          {resolved ? (
            <button type="button" className="mows-comment-button" onClick={() => store.reopen(id)}>
              {texts.reopen}
            </button>
          ) : (
            <>
              <button
                type="button"
                className="mows-comment-button"
                aria-label={texts.replyField(first.by.name)}
                onClick={() => setReplying(true)}
              >
                {texts.reply}
              </button>
              <button
                type="button"
                className="mows-comment-button"
                aria-label={texts.resolveOf(first.by.name)}
                onClick={() => store.resolve(id, me)}
              >
                {texts.resolve}
              </button>
            </>
          )}
        </div>
      )}
    </li>
  );
}

function Quote({ quote, isGone, onShow }: { quote: string; isGone: boolean; onShow: (() => void) | null }) {
  const { comments: texts } = useMessages();
  if (isGone || !onShow) {
    return (
      <div>
        {isGone && <p className="mows-comment-facts">{texts.textGone}</p>}
        <blockquote className="mows-comment-quote">{quote}</blockquote>
      </div>
    );
  }
  return (
    <button type="button" className="mows-comment-quote" aria-label={texts.show(quote)} onClick={onShow}>
      {quote}
    </button>
  );
}
