import { useFormats } from "@mows/react";
import { useState } from "react";
import { useConsoleMessages } from "../messages/use-console-messages.ts";

/** A link to hand on. The cloud keeps only its hash, so that this is the one time it can be seen. */
export function OneTimeLink({ link }: { link: { url: string; expiresAt: string } }) {
  const { people, security } = useConsoleMessages();
  const { dateTime } = useFormats();
  const [copied, setCopied] = useState(false);
  return (
    <div className="form" role="status">
      <p>
        {people.link}: <span className="secret-text">{link.url}</span>
      </p>
      <p className="field-hint">{people.linkHint(dateTime(new Date(link.expiresAt)))}</p>
      <p className="actions">
        <button
          type="button"
          className="mows-button"
          onClick={() => void navigator.clipboard.writeText(link.url).then(() => setCopied(true))}
        >
          {copied ? security.copied : security.copy}
        </button>
      </p>
    </div>
  );
}
