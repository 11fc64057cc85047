import { ConfirmAction } from "@mows/react";
import { useEffect, useRef, useState } from "react";

interface ConfirmButtonProps {
  /** On the button, and for assistive technology with whose it is. */
  label: string;
  labelOf?: string;
  question: string;
  action: string;
  busy: boolean;
  onConfirm: () => void;
}

/** A button that asks back in its own place; the focus goes along. What was confirmed is over when it is not busy any more. */
export function ConfirmButton({ label, labelOf, question, action, busy, onConfirm }: ConfirmButtonProps) {
  const [asking, setAsking] = useState(false);
  const was = useRef({ asking, busy });
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (was.current.busy && !busy) setAsking(false);
    if (was.current.asking && !asking) button.current?.focus();
    was.current = { asking, busy };
  }, [asking, busy]);
  if (!asking) {
    return (
      <button type="button" className="mows-button" ref={button} aria-label={labelOf} onClick={() => setAsking(true)}>
        {label}
      </button>
    );
  }
  return (
    <ConfirmAction
      question={question}
      action={action}
      isPending={busy}
      onConfirm={onConfirm}
      onCancel={() => setAsking(false)}
    />
  );
}
