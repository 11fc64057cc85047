import { useEffect, useId, useRef, type KeyboardEvent } from "react";
import { useConsoleMessages } from "../messages/use-console-messages.ts";

interface ConfirmProps {
  /** Says what ends. */
  question: string;
  action: string;
  isPending: boolean;
  onConfirm: () => void;
  onCancel: () => void;
}

/** Asks in the place itself, so that it is plain what about. The focus is on the harmless answer. */
export function Confirm({ question, action, isPending, onConfirm, onCancel }: ConfirmProps) {
  const { general } = useConsoleMessages();
  const id = useId();
  const harmless = useRef<HTMLButtonElement>(null);
  useEffect(() => harmless.current?.focus(), []);
  const leave = (event: KeyboardEvent) => {
    if (event.key === "Escape" && !isPending) onCancel();
  };
  return (
    <div className="permission-confirm" role="group" aria-labelledby={id}>
      <p id={id}>{question}</p>
      <p className="actions">
        <button type="button" className="mows-button" ref={harmless} onClick={onCancel} onKeyDown={leave}>
          {general.cancel}
        </button>
        <button
          type="button"
          className="mows-button"
          data-variant="danger"
          disabled={isPending}
          onClick={onConfirm}
          onKeyDown={leave}
        >
          {action}
        </button>
      </p>
    </div>
  );
}
