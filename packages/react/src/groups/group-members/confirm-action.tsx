import { useEffect, useId, useRef, type KeyboardEvent } from "react";
import { useMessages } from "../../messages/use-messages.ts";

interface ConfirmActionProps {
  /** Says what ends. */
  question: string;
  action: string;
  isPending: boolean;
  onConfirm: () => void;
  onCancel: () => void;
}

/** Asks in the row itself, so that it is plain whom it is about. The focus is on the harmless answer. */
export function ConfirmAction({ question, action, isPending, onConfirm, onCancel }: ConfirmActionProps) {
  const { groupMembers: texts } = useMessages();
  const id = useId();
  const harmless = useRef<HTMLButtonElement>(null);
  useEffect(() => harmless.current?.focus(), []);
  const goBack = (event: KeyboardEvent) => {
    if (event.key === "Escape" && !isPending) onCancel();
  };
  return (
    <div className="mows-group-member-confirm" role="group" aria-labelledby={id}>
      <p id={id}>{question}</p>
      <div className="mows-group-member-answers">
        <button type="button" className="mows-button" ref={harmless} onKeyDown={goBack} onClick={onCancel}>
          {texts.cancel}
        </button>
        <button
          type="button"
          className="mows-button"
          data-variant="danger"
          disabled={isPending}
          onKeyDown={goBack}
          onClick={onConfirm}
        >
          {action}
        </button>
      </div>
    </div>
  );
}
