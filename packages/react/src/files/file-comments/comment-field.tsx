import { useLayoutEffect, useRef, type KeyboardEvent, type ReactNode, type SubmitEvent } from "react";
import { useMessages } from "../../messages/use-messages.ts";

interface CommentFieldProps {
  label: string;
  /** Of the button that sends it. */
  action: string;
  initial?: string;
  /** It takes the place of the button that was pressed, and the focus with it. */
  takesFocus?: boolean;
  /** Why it was not taken; null when it was, or none was sent. */
  problem: string | null;
  isSending: boolean;
  /** True when it was taken: then the field is empty again. */
  onSend: (text: string) => Promise<boolean>;
  onCancel?: () => void;
}

/** As the cloud takes it, in characters. */
const longest = 4_000;

/** A comment while it is written: Ctrl and Enter send it, Escape gives up a change. */
export function CommentField(props: CommentFieldProps): ReactNode {
  const { label, action, initial = "", takesFocus = false, problem, isSending, onSend, onCancel } = props;
  const { fileComments: texts, fileBrowser } = useMessages();
  const field = useRef<HTMLTextAreaElement>(null);
  useLayoutEffect(() => {
    if (!takesFocus) return;
    field.current?.focus();
    field.current?.setSelectionRange(-1, -1);
  }, [takesFocus]);
  const send = async () => {
    const text = field.current?.value.trim() ?? "";
    if (text === "" || isSending) return;
    if ((await onSend(text)) && field.current) field.current.value = "";
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      void send();
    } else if (event.key === "Escape" && onCancel) {
      // the panel around stays open
      event.preventDefault();
      event.stopPropagation();
      onCancel();
    }
  };
  return (
    <form
      className="mows-file-comment-form"
      onSubmit={(event: SubmitEvent<HTMLFormElement>) => {
        event.preventDefault();
        void send();
      }}
    >
      <textarea
        className="mows-file-comment-input"
        aria-label={label}
        placeholder={label}
        title={texts.sendHint}
        defaultValue={initial}
        maxLength={longest}
        rows={2}
        required
        readOnly={isSending}
        ref={field}
        onKeyDown={onKeyDown}
      />
      {problem !== null && (
        <p className="mows-file-comment-problem" role="alert">
          {problem}
        </p>
      )}
      <div className="mows-file-comment-buttons">
        {onCancel && (
          <button type="button" className="mows-button" onClick={onCancel}>
            {fileBrowser.cancel}
          </button>
        )}
        <button type="submit" className="mows-button" data-variant="primary" disabled={isSending}>
          {action}
        </button>
      </div>
    </form>
  );
}
