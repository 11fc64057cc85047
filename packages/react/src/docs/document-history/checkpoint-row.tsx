import { MowsError } from "@mows/sdk";
import type { DocumentCheckpoint } from "@mows/sdk/docs";
import { useRef, useState } from "react";
import { ConfirmAction } from "../../confirm-action/confirm-action.tsx";
import { VersionName } from "../../files/version-history/version-name.tsx";
import { useFormats } from "../../messages/use-formats.ts";
import { useMessages } from "../../messages/use-messages.ts";
import type { History } from "../use-history.ts";
import { useAuthorNames } from "./use-author-names.ts";

interface CheckpointRowProps {
  checkpoint: DocumentCheckpoint;
  /** Nothing was written since. */
  isNow: boolean;
  mayWrite: boolean;
  history: History;
  onCompare: (when: string) => void;
  onRestored: () => void;
}

type Restoring = "no" | "asked" | "pending";

/** A state that was kept: when, who wrote up to it, and what to do with it. */
export function CheckpointRow({ checkpoint, isNow, mayWrite, history, onCompare, onRestored }: CheckpointRowProps) {
  const { documentHistory: texts, versionHistory, error: describe } = useMessages();
  const { dateTime } = useFormats();
  const names = useAuthorNames();
  const [restoring, setRestoring] = useState<Restoring>("no");
  const [refusal, setRefusal] = useState<string | null>(null);
  const restoreButton = useRef<HTMLButtonElement>(null);
  const { sequence, at, name, authors } = checkpoint;
  const when = dateTime(new Date(at));

  async function bringBack() {
    setRestoring("pending");
    setRefusal(null);
    const refused = await history.restore(sequence).then(
      (result) => (result.__typename === "DocumentRestored" ? null : result.message),
      (thrown: unknown) => describe(MowsError.from(thrown)),
    );
    setRestoring("no");
    setRefusal(refused);
    if (refused === null) onRestored();
  }

  async function saveName(wanted: string | null) {
    const result = await history.nameVersion(wanted, sequence);
    return result.__typename === "DocumentVersionNamed" ? null : result.message;
  }

  return (
    <li className="mows-version" data-state={isNow ? "newest" : "older"}>
      <p className="mows-version-head">
        <time className="mows-version-when" dateTime={at}>
          {when}
        </time>
        {isNow && <span className="mows-version-badge">{versionHistory.current}</span>}
      </p>
      {authors.length > 0 && <p className="mows-version-facts">{versionHistory.by(names(authors))}</p>}
      <VersionName name={name} when={when} mayWrite={mayWrite} onSave={saveName} />
      {!isNow && restoring === "no" && (
        <div className="mows-version-actions">
          <button
            type="button"
            className="mows-version-button"
            aria-label={texts.compareOf(when)}
            onClick={() => onCompare(when)}
          >
            {versionHistory.compare}
          </button>
          {mayWrite && (
            <button
              type="button"
              className="mows-version-button"
              aria-label={versionHistory.restoreOf(when)}
              ref={restoreButton}
              onClick={() => setRestoring("asked")}
            >
              {versionHistory.restore}
            </button>
          )}
        </div>
      )}
      {restoring !== "no" && (
        <ConfirmAction
          question={texts.confirmRestore(when)}
          action={versionHistory.restore}
          isPending={restoring === "pending"}
          onConfirm={() => void bringBack()}
          onCancel={() => {
            setRestoring("no");
            requestAnimationFrame(() => restoreButton.current?.focus());
          }}
        />
      )}
      {refusal !== null && (
        <p className="mows-versions-failure" role="alert">
          {refusal}
        </p>
      )}
    </li>
  );
}
