import { MowsError } from "@mows/sdk";
import { useId, useState, type SubmitEvent } from "react";
import { useMessages } from "../../messages/use-messages.ts";
import type { History } from "../use-history.ts";

interface KeepFormProps {
  onKeep: History["nameVersion"];
  onClose: (kept: boolean) => void;
}

/** Keeps what the document is now, under a name. */
export function KeepForm({ onKeep, onClose }: KeepFormProps) {
  const { documentHistory: texts, versionHistory, cancel, error: describe } = useMessages();
  const [isSaving, setSaving] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const hint = useId();

  async function keep(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    const given = new FormData(event.currentTarget).get("name");
    if (typeof given !== "string" || given.trim() === "") return;
    setSaving(true);
    const refused = await onKeep(given).then(
      (result) => (result.__typename === "DocumentVersionNamed" ? null : result.message),
      (thrown: unknown) => describe(MowsError.from(thrown)),
    );
    setSaving(false);
    setRefusal(refused);
    if (refused === null) onClose(true);
  }

  return (
    <form className="mows-version-form" onSubmit={(event) => void keep(event)}>
      <input
        className="mows-version-input"
        name="name"
        aria-label={texts.nameOfKept}
        aria-describedby={hint}
        maxLength={100}
        required
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
        {versionHistory.nameHint}
      </p>
      <button type="submit" className="mows-version-button" disabled={isSaving}>
        {versionHistory.save}
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
