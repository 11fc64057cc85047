import { MowsError } from "@mows/sdk";
import Pencil from "lucide-react/icons/pencil";
import { useId, useRef, useState, type SubmitEvent } from "react";
import { useMessages } from "../../messages/use-messages.ts";

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
  const { versionHistory: texts, cancel, error: describe } = useMessages();
  const [isSaving, setSaving] = useState(false);
  const [isEditing, setEditing] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const button = useRef<HTMLButtonElement>(null);
  const hint = useId();

  function close() {
    setEditing(false);
    setRefusal(null);
    requestAnimationFrame(() => button.current?.focus());
  }

  async function save(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    const given = new FormData(event.currentTarget).get("name");
    const wanted = typeof given === "string" && given.trim() !== "" ? given : null;
    setSaving(true);
    const refused = await onSave(wanted).catch((thrown: unknown) => describe(MowsError.from(thrown)));
    setSaving(false);
    if (refused === null) close();
    else setRefusal(refused);
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
  return (
    <form className="mows-version-form" onSubmit={(event) => void save(event)}>
      <input
        className="mows-version-input"
        name="name"
        aria-label={texts.name}
        aria-describedby={hint}
        defaultValue={name ?? ""}
        maxLength={100}
        // the person has just asked for it
        ref={(field) => field?.focus()}
        onKeyDown={(event) => {
          if (event.key !== "Escape") return;
          // a dialog around it stays
          event.preventDefault();
          event.stopPropagation();
          close();
        }}
      />
      <p className="mows-version-facts" id={hint}>
        {texts.nameHint}
      </p>
      <button type="submit" className="mows-version-button" disabled={isSaving}>
        {texts.save}
      </button>
      <button type="button" className="mows-version-button" onClick={close}>
        {cancel}
      </button>
      {refusal !== null && (
        <p className="mows-versions-failure" role="alert">
          {refusal}
        </p>
      )}
    </form>
  );
}
