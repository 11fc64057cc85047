import Save from "lucide-react/icons/bookmark-plus";
import { useRef, useState } from "react";
import { useFormats } from "../../messages/use-formats.ts";
import { useMessages } from "../../messages/use-messages.ts";
import { useHistory } from "../use-history.ts";
import { CheckpointRow } from "./checkpoint-row.tsx";
import { DocumentDifferences } from "./document-differences.tsx";
import { KeepForm } from "./keep-form.tsx";
import { useAuthorNames } from "./use-author-names.ts";

export interface DocumentHistoryProps {
  /** Of the document. */
  id: string;
  /** Whether the person may restore and name. */
  mayWrite: boolean;
}

/**
 * How a document came to be what it is: the states that were kept, who wrote in between; compare one with today, restore it as an edit like any
 * other, give one a name so that it is kept for good.
 *
 * @example
 * <DocumentHistory id={note.id} mayWrite={note.access === "write"} />
 */
export function DocumentHistory({ id, mayWrite }: DocumentHistoryProps) {
  const { documentHistory: texts, error: describe, tryAgain } = useMessages();
  const { dateTime } = useFormats();
  const history = useHistory(id);
  const names = useAuthorNames();
  const [compared, setCompared] = useState<{ sequence: number; when: string } | null>(null);
  const [isKeeping, setKeeping] = useState(false);
  const [said, setSaid] = useState("");
  const list = useRef<HTMLOListElement>(null);
  const { checkpoints, latest, refusal, error } = history;

  if (error ?? refusal) {
    return (
      <div className="mows-versions-failure" role="alert">
        <p>{error ? describe(error) : refusal?.message}</p>
        <button type="button" className="mows-button" onClick={history.refresh}>
          {tryAgain}
        </button>
      </div>
    );
  }
  if (!checkpoints) return <output className="mows-versions-loading">{texts.loading}</output>;
  if (compared) {
    return <DocumentDifferences {...compared} id={id} compare={history.compare} onBack={() => setCompared(null)} />;
  }
  return (
    <section className="mows-versions" aria-label={texts.label}>
      {mayWrite && !isKeeping && (
        <button type="button" className="mows-version-button mows-version-back" onClick={() => setKeeping(true)}>
          <Save className="mows-icon" aria-hidden />
          {texts.keep}
        </button>
      )}
      {isKeeping && (
        <KeepForm
          onKeep={history.nameVersion}
          onClose={(kept) => {
            setKeeping(false);
            if (kept) setSaid(texts.kept);
          }}
        />
      )}
      {latest && (
        <p className="mows-version-facts">{texts.since(dateTime(new Date(latest.beganAt)), names(latest.authors))}</p>
      )}
      {checkpoints.length === 0 && !latest && <p className="mows-version-facts">{texts.none}</p>}
      <ol className="mows-versions-list" aria-label={texts.states} ref={list} tabIndex={-1}>
        {checkpoints.map((checkpoint, index) => (
          <CheckpointRow
            key={checkpoint.sequence}
            checkpoint={checkpoint}
            isNow={index === 0 && latest === null}
            mayWrite={mayWrite}
            history={history}
            onCompare={(when) => setCompared({ sequence: checkpoint.sequence, when })}
            onRestored={() => {
              setSaid(texts.restored);
              list.current?.focus();
            }}
          />
        ))}
      </ol>
      {history.hasMore && (
        <button type="button" className="mows-version-button mows-version-back" onClick={history.loadMore}>
          {texts.more}
        </button>
      )}
      <output className="mows-versions-said">{said}</output>
    </section>
  );
}
