import Pencil from "lucide-react/icons/pencil";
import { useRef, useState } from "react";
import { useMessages } from "../../messages/use-messages.ts";
import { VersionNameForm } from "./version-name-form.tsx";

interface VersionNameProps {
  /** Null without one. */
  name: string | null;
  /** Of the version, as it is said. */
  when: string;
  mayWrite: boolean;
  /** Resolves to why it was refused, for a person; null where it was not. */
  onSave: (name: string | null) => Promise<string | null>;
}

/** What a version is called, and the way to change that. */
export function VersionName({ name, when, mayWrite, onSave }: VersionNameProps) {
  const { versionHistory: texts } = useMessages();
  const [isEditing, setEditing] = useState(false);
  const button = useRef<HTMLButtonElement>(null);

  function close() {
    setEditing(false);
    requestAnimationFrame(() => button.current?.focus());
  }

  if (!isEditing) {
    return (
      <p className="mows-version-name">
        {name !== null && <strong>{name}</strong>}
        {mayWrite && (
          <button
            type="button"
            className="mows-icon-button mows-version-rename"
            aria-label={texts.rename(when)}
            ref={button}
            onClick={() => setEditing(true)}
          >
            <Pencil className="mows-icon" aria-hidden />
          </button>
        )}
      </p>
    );
  }
  return <VersionNameForm label={texts.name} initial={name ?? ""} onSave={onSave} onClose={close} />;
}
