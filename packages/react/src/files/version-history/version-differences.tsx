import { useQuery } from "@tanstack/react-query";
import ArrowLeft from "lucide-react/icons/arrow-left";
import { useEffect, useRef } from "react";
import { useMessages } from "../../messages/use-messages.ts";
import { useMows } from "../../use-mows.ts";
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
  const { versionHistory: texts, error: describe } = useMessages();
  const mows = useMows();
  const { data, error } = useQuery(mows.files.compareVersions.queryOptions({ nodeId: fileId, from, to }));
  const back = useRef<HTMLButtonElement>(null);
  useEffect(() => back.current?.focus(), []);
  return (
    <section className="mows-versions" aria-label={texts.differences(when)}>
      <button type="button" className="mows-version-button mows-version-back" ref={back} onClick={onBack}>
        <ArrowLeft className="mows-icon mows-icon-directional" aria-hidden />
        {texts.backToList}
      </button>
      <h3 className="mows-version-title">{texts.differences(when)}</h3>
      {error && (
        <p className="mows-versions-failure" role="alert">
          {describe(error)}
        </p>
      )}
      {!data && !error && <output className="mows-versions-loading">{texts.loading}</output>}
      {data && <Comparison data={data} />}
    </section>
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
