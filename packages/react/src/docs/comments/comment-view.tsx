import { useRef, useState } from "react";
import { ConfirmAction } from "../../confirm-action/confirm-action.tsx";
import { useFormats } from "../../messages/use-formats.ts";
import { useMessages } from "../../messages/use-messages.ts";
import type { Comment } from "./comment-thread.ts";

interface CommentViewProps {
  comment: Comment;
  isMine: boolean;
  /** Asked before it is deleted. */
  question: string;
  onRemove: () => void;
}

/** Who said what and when, and the way to take one's own back. */
export function CommentView({ comment: { by, at, text }, isMine, question, onRemove }: CommentViewProps) {
  const { comments: texts } = useMessages();
  const { dateTime, relativeTime } = useFormats();
  const [isAsking, setAsking] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const when = dateTime(at);
  return (
    <article className="mows-comment" aria-label={`${by.name}, ${when}`}>
      <header className="mows-comment-head">
        <strong className="mows-comment-name">{isMine ? texts.you : by.name}</strong>
        <time className="mows-comment-facts" dateTime={new Date(at).toISOString()} title={when}>
          {relativeTime(at)}
        </time>
        {isMine && !isAsking && (
          <button
            type="button"
            className="mows-comment-remove"
            aria-label={texts.removeOf(when)}
            ref={button}
            onClick={() => setAsking(true)}
          >
            {texts.remove}
          </button>
        )}
      </header>
      <p className="mows-comment-text">{text}</p>
      {isAsking && (
        <ConfirmAction
          question={question}
          action={texts.remove}
          isPending={false}
          onConfirm={onRemove}
          onCancel={() => {
            setAsking(false);
            requestAnimationFrame(() => button.current?.focus());
          }}
        />
      )}
    </article>
  );
}
