import { useRef, type KeyboardEvent, type SubmitEvent } from "react";
import { useMessages } from "../../messages/use-messages.ts";

interface CommentFormProps {
  label: string;
  action: string;
  onSend: (text: string) => void;
  onCancel: () => void;
}

/** Where a comment or a reply is written. Return sends with Ctrl or Command, Escape takes it back. */
export function CommentForm({ label, action, onSend, onCancel }: CommentFormProps) {
  const { comments: texts } = useMessages();
  const form = useRef<HTMLFormElement>(null);
  function send(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    const said = new FormData(event.currentTarget).get("text");
    const text = typeof said === "string" ? said.trim() : "";
    if (text !== "") onSend(text);
  }
  function onKeyDown(event: KeyboardEvent) {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) form.current?.requestSubmit();
    if (event.key !== "Escape") return;
    // a dialog around it stays
    event.preventDefault();
    event.stopPropagation();
    onCancel();
  }
  return (
    <form className="mows-comment-form" ref={form} onSubmit={send}>
      <textarea
        className="mows-comment-field"
        name="text"
        aria-label={label}
        placeholder={texts.field}
        rows={3}
        maxLength={5_000}
        required
        // the person has just asked for it
        ref={(field) => field?.focus()}
        onKeyDown={onKeyDown}
      />
      <div className="mows-comment-actions">
        <button type="submit" className="mows-comment-button" data-variant="primary">
          {action}
        </button>
        <button type="button" className="mows-comment-button" onClick={onCancel}>
          {texts.cancel}
        </button>
      </div>
    </form>
  );
}
