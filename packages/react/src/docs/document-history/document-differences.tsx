import type { CompareDocumentResult } from "@mows/sdk/docs";
import { useQuery } from "@tanstack/react-query";
import ArrowLeft from "lucide-react/icons/arrow-left";
import { useEffect, useRef } from "react";
import { HunkView } from "../../files/version-history/hunk-view.tsx";
import { useMessages } from "../../messages/use-messages.ts";
import type { History } from "../use-history.ts";

interface DocumentDifferencesProps {
  id: string;
  compare: History["compare"];
  sequence: number;
  /** When that was, as it is said. */
  when: string;
  onBack: () => void;
}

/** What a document was and what it is, line by line. */
export function DocumentDifferences({ id, compare, sequence, when, onBack }: DocumentDifferencesProps) {
  const { versionHistory: texts, documentHistory, error: describe } = useMessages();
  const { data, error } = useQuery({ ...compare.queryOptions({ id, from: sequence }), refetchOnMount: "always" });
  const back = useRef<HTMLButtonElement>(null);
  useEffect(() => back.current?.focus(), []);
  return (
    <section className="mows-versions" aria-label={texts.differences(when)}>
      <button type="button" className="mows-version-button mows-version-back" ref={back} onClick={onBack}>
        <ArrowLeft className="mows-icon mows-icon-directional" aria-hidden />
        {documentHistory.backToHistory}
      </button>
      <h3 className="mows-version-title">{texts.differences(when)}</h3>
      {error && (
        <p className="mows-versions-failure" role="alert">
          {describe(error)}
        </p>
      )}
      {!data && !error && <output className="mows-versions-loading">{documentHistory.loading}</output>}
      {data && <Differences of={data} />}
    </section>
  );
}

function Differences({ of }: { of: CompareDocumentResult }) {
  const { versionHistory: texts } = useMessages();
  if (of.__typename === "TextComparison") {
    if (of.hunks.length === 0) return <p className="mows-version-facts">{texts.same}</p>;
    return of.hunks.map((hunk) => <HunkView key={hunk.toLine} hunk={hunk} />);
  }
  return (
    <p className="mows-versions-failure" role="alert">
      {of.message}
    </p>
  );
}
