import { useQuery } from "@tanstack/react-query";
import { useMessages } from "../../messages/use-messages.ts";
import { useMows } from "../../use-mows.ts";
import { DifferencesPage } from "./differences-page.tsx";
import { HunkView } from "./hunk-view.tsx";

interface VersionDifferencesProps {
  fileId: string;
  from: number;
  to: number;
  /** When the older one was made, as it is said. */
  when: string;
  onBack: () => void;
}

/** Two versions of a text, line by line. */
export function VersionDifferences({ fileId, from, to, when, onBack }: VersionDifferencesProps) {
  const { versionHistory: texts } = useMessages();
  const mows = useMows();
  const { data, error } = useQuery(mows.files.compareVersions.queryOptions({ nodeId: fileId, from, to }));
  return (
    <DifferencesPage
      when={when}
      backLabel={texts.backToList}
      loadingLabel={texts.loading}
      error={error}
      onBack={onBack}
    >
      {data && <Comparison data={data} />}
    </DifferencesPage>
  );
}

type Compared = Awaited<ReturnType<ReturnType<typeof useMows>["files"]["compareVersions"]>>;

function Comparison({ data }: { data: Compared }) {
  const { versionHistory: texts } = useMessages();
  if (data.__typename === "NotComparable")
    return <p className="mows-version-facts">{texts.notComparable[data.reason]}</p>;
  if (data.__typename !== "TextComparison") {
    return (
      <p className="mows-versions-failure" role="alert">
        {data.message}
      </p>
    );
  }
  if (data.hunks.length === 0) return <p className="mows-version-facts">{texts.same}</p>;
  return data.hunks.map((hunk) => <HunkView key={hunk.toLine} hunk={hunk} />);
}
