import { useEffect, useRef, useState } from "react";
import { useConsoleMessages } from "../messages/use-console-messages.ts";

interface ConfirmButtonProps {
  /** On the button, and for assistive technology with whose it is. */
  label: string;
  labelOf: string;
  question: string;
  action: string;
  busy: boolean;
  onConfirm: () => void;
}

/** A button that asks back in its own place; the focus goes along. */
export function ConfirmButton({ label, labelOf, question, action, busy, onConfirm }: ConfirmButtonProps) {
  const { general } = useConsoleMessages();
  const [asking, setAsking] = useState(false);
  const wasAsking = useRef(false);
  const first = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (asking !== wasAsking.current) first.current?.focus();
    wasAsking.current = asking;
  }, [asking]);
  if (!asking) {
    return (
      <button type="button" className="mows-button" ref={first} aria-label={labelOf} onClick={() => setAsking(true)}>
        {label}
      </button>
    );
  }
  return (
    <div className="confirm" role="group" aria-label={question}>
      <span>{question}</span>
      <span className="actions">
        <button type="button" className="mows-button" data-variant="danger" disabled={busy} onClick={onConfirm}>
          {action}
        </button>
        <button type="button" className="mows-button" ref={first} onClick={() => setAsking(false)}>
          {general.cancel}
        </button>
      </span>
    </div>
  );
}
