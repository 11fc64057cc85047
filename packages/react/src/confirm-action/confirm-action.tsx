import { useEffect, useId, useRef, type KeyboardEvent } from "react";
import { useMessages } from "../messages/use-messages.ts";

export interface ConfirmActionProps {
  /** Says what ends. */
  question: string;
  /** What the button says that does it. */
  action: string;
  isPending: boolean;
  onConfirm: () => void;
  /** Gives the focus back to where it came from. */
  onCancel: () => void;
}

/**
 * Asks in the place itself, so that it is plain what about. The focus is on the harmless answer, which Escape is too.
 *
 * @example
 * {asking ? <ConfirmAction question="Delete the playlist?" action="Delete" … /> : <button …>Delete</button>}
 */
export function ConfirmAction({ question, action, isPending, onConfirm, onCancel }: ConfirmActionProps) {
  const { cancel } = useMessages();
  const id = useId();
  const harmless = useRef<HTMLButtonElement>(null);
  useEffect(() => harmless.current?.focus(), []);
  const goBack = (event: KeyboardEvent) => {
    if (event.key === "Escape" && !isPending) onCancel();
  };
  return (
    <div className="mows-confirm" role="group" aria-labelledby={id}>
      <p className="mows-confirm-question" id={id}>
        {question}
      </p>
      <div className="mows-confirm-answers">
        <button type="button" className="mows-button" ref={harmless} onKeyDown={goBack} onClick={onCancel}>
          {cancel}
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
