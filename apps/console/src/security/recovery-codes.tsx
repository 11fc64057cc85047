import { useState } from "react";
import { useConsoleMessages } from "../messages/use-console-messages.ts";

/** Shown until the person says that they kept them: nobody can show them again. */
export function RecoveryCodes({ codes, onKept }: { codes: readonly string[]; onKept: () => void }) {
  const { security: text } = useConsoleMessages();
  const [copied, setCopied] = useState(false);
  return (
    <div className="totp-setup">
      <h3>{text.recoveryCodes}</h3>
      <p>{text.recoveryText}</p>
      <ul className="recovery-codes">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <p className="actions">
        <button
          type="button"
          className="mows-button"
          onClick={() => void navigator.clipboard.writeText(codes.join("\n")).then(() => setCopied(true))}
        >
          {text.copy}
        </button>
        <button type="button" className="mows-button" data-variant="primary" onClick={onKept}>
          {text.recoveryKept}
        </button>
        <output>{copied && text.copied}</output>
      </p>
    </div>
  );
}
