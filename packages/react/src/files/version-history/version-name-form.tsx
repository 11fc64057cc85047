import { MowsError } from "@mows/sdk";
import { useId, useState, type SubmitEvent } from "react";
import { useMessages } from "../../messages/use-messages.ts";

interface VersionNameFormProps {
  label: string;
  initial: string;
  /** Whether an empty name is none, or not to be given. */
  isRequired?: boolean;
  /** Resolves to why it was refused, for a person; null where it was not. */
  onSave: (name: string | null) => Promise<string | null>;
  onClose: (isSaved: boolean) => void;
}

/** Asks for the name of a version: Enter gives it, Escape leaves everything as it is. */
export function VersionNameForm({ label, initial, isRequired = false, onSave, onClose }: VersionNameFormProps) {
  const { versionHistory: texts, cancel, error: describe } = useMessages();
  const [isSaving, setSaving] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const hint = useId();

  async function save(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    const given = new FormData(event.currentTarget).get("name");
    const wanted = typeof given === "string" && given.trim() !== "" ? given : null;
    if (wanted === null && isRequired) return;
    setSaving(true);
    const refused = await onSave(wanted).catch((thrown: unknown) => describe(MowsError.from(thrown)));
    setSaving(false);
    setRefusal(refused);
    if (refused === null) onClose(true);
  }

  return (
    <form className="mows-version-form" onSubmit={(event) => void save(event)}>
      <input
        className="mows-version-input"
        name="name"
        aria-label={label}
        aria-describedby={hint}
        defaultValue={initial}
        maxLength={100}
        required={isRequired}
        // the person has just asked for it
        ref={(field) => field?.focus()}
        onKeyDown={(event) => {
          if (event.key !== "Escape") return;
          // a dialog around it stays
          event.preventDefault();
          event.stopPropagation();
          onClose(false);
        }}
      />
      <p className="mows-version-facts" id={hint}>
        {texts.nameHint}
      </p>
      <button type="submit" className="mows-version-button" disabled={isSaving}>
        {texts.save}
      </button>
      <button type="button" className="mows-version-button" onClick={() => onClose(false)}>
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
