import { useId, useRef, useState } from "react";
import { useConsoleMessages } from "../messages/use-console-messages.ts";
import "./tokens.css";

interface SecretOnceProps {
  /** What it is, where the page has a name for it. */
  label?: string;
  value: string;
}

/** A secret that is shown this once, to be copied; it can be selected by hand where the clipboard is closed. */
export function SecretOnce({ label, value }: SecretOnceProps) {
  const { credentials: text } = useConsoleMessages();
  const [copied, setCopied] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const id = useId();
  const copy = async () => {
    field.current?.select();
    try {
      await navigator.clipboard.writeText(value);
      setCopied(true);
    } catch {
      field.current?.focus();
    }
  };
  return (
    <div className="secret">
      <label className="field-label" htmlFor={id}>
        {label ?? text.secret}
      </label>
      <span className="secret-control">
        <input ref={field} id={id} className="field-input secret-value" readOnly value={value} spellCheck={false} />
        <button type="button" className="mows-button" onClick={() => void copy()}>
          {text.copy}
        </button>
      </span>
      <output className="quiet">{copied && text.copied}</output>
    </div>
  );
}
