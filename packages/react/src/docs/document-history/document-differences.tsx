import type { CompareDocumentResult } from "@mows/sdk/docs";
import { useQuery } from "@tanstack/react-query";
import { DifferencesPage } from "../../files/version-history/differences-page.tsx";
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
  const { documentHistory: texts } = useMessages();
  const { data, error } = useQuery({ ...compare.queryOptions({ id, from: sequence }), refetchOnMount: "always" });
  return (
    <DifferencesPage
      when={when}
      backLabel={texts.backToHistory}
      loadingLabel={texts.loading}
      error={error}
      onBack={onBack}
    >
      {data && <Differences of={data} />}
    </DifferencesPage>
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
