import type { FileVersion } from "@mows/sdk";
import { useMutation } from "@tanstack/react-query";
import Pencil from "lucide-react/icons/pencil";
import { useId, useRef, useState, type SubmitEvent } from "react";
import { useMessages } from "../../messages/use-messages.ts";
import { useMows } from "../../use-mows.ts";

interface VersionNameProps {
  fileId: string;
  version: FileVersion;
  when: string;
  mayWrite: boolean;
}

/** What a version is called, and the way to change that. */
export function VersionName({ fileId, version, when, mayWrite }: VersionNameProps) {
  const { versionHistory: texts, cancel, error: describe } = useMessages();
  const mows = useMows();
  const naming = useMutation(mows.files.nameVersion.mutationOptions());
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
    const name = typeof given === "string" && given.trim() !== "" ? given : null;
    const result = await naming.mutateAsync({ nodeId: fileId, version: version.version, name }).catch(() => null);
    if (result?.__typename === "VersionNamed") close();
    else if (result) setRefusal(result.message);
  }

  if (!isEditing) {
    return (
      <p className="mows-version-name">
        {version.name !== null && <strong>{version.name}</strong>}
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
        defaultValue={version.name ?? ""}
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
      <button type="submit" className="mows-version-button" disabled={naming.isPending}>
        {texts.save}
      </button>
      <button type="button" className="mows-version-button" onClick={close}>
        {cancel}
      </button>
      {(refusal ?? naming.error) && (
        <p className="mows-versions-failure" role="alert">
          {refusal ?? (naming.error && describe(naming.error))}
        </p>
      )}
    </form>
  );
}
