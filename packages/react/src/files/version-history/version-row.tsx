import type { FileNode, FileVersion } from "@mows/sdk";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useFormats } from "../../messages/use-formats.ts";
import { useMessages } from "../../messages/use-messages.ts";
import { useMows } from "../../use-mows.ts";
import { VersionName } from "./version-name.tsx";

interface VersionRowProps {
  file: Pick<FileNode, "id" | "access" | "mimeType">;
  version: FileVersion;
  isNewest: boolean;
  onCompare: () => void;
  onRestored: () => void;
}

export function VersionRow({ file, version, isNewest, onCompare, onRestored }: VersionRowProps) {
  const { versionHistory: texts, error: describe } = useMessages();
  const { bytes, dateTime } = useFormats();
  const mows = useMows();
  const restore = useMutation(mows.files.restoreVersion.mutationOptions());
  const naming = useMutation(mows.files.nameVersion.mutationOptions());
  const [refusal, setRefusal] = useState<string | null>(null);
  const when = dateTime(new Date(version.at));
  const mayWrite = file.access !== "READ";

  async function saveName(name: string | null) {
    const result = await naming.mutateAsync({ nodeId: file.id, version: version.version, name });
    return result.__typename === "VersionNamed" ? null : result.message;
  }

  async function bringBack() {
    setRefusal(null);
    const result = await restore.mutateAsync({ nodeId: file.id, version: version.version }).catch(() => null);
    if (result?.__typename === "VersionRestored") onRestored();
    else if (result) setRefusal(result.message);
  }

  return (
    <li className="mows-version" data-state={isNewest ? "newest" : "older"}>
      <p className="mows-version-head">
        <a
          className="mows-version-when"
          href={version.contentUrl}
          target="_blank"
          rel="noreferrer"
          aria-label={texts.open(when)}
        >
          {when}
        </a>
        {isNewest && <span className="mows-version-badge">{texts.current}</span>}
      </p>
      <p className="mows-version-facts">
        {[texts.by(version.author?.name ?? texts.gone), bytes(version.size)].join(" · ")}
      </p>
      <VersionName name={version.name} when={when} mayWrite={mayWrite} onSave={saveName} />
      {!isNewest && (
        <div className="mows-version-actions">
          {file.mimeType.startsWith("text/") && (
            <button
              type="button"
              className="mows-version-button"
              aria-label={texts.compareOf(when)}
              onClick={onCompare}
            >
              {texts.compare}
            </button>
          )}
          {mayWrite && (
            <button
              type="button"
              className="mows-version-button"
              aria-label={texts.restoreOf(when)}
              disabled={restore.isPending}
              onClick={() => void bringBack()}
            >
              {texts.restore}
            </button>
          )}
        </div>
      )}
      {(refusal ?? restore.error) && (
        <p className="mows-versions-failure" role="alert">
          {refusal ?? (restore.error && describe(restore.error))}
        </p>
      )}
    </li>
  );
}
