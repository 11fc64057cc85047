import type { FileNode } from "@mows/sdk";
import { useQuery } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { useFormats } from "../../messages/use-formats.ts";
import { useMessages } from "../../messages/use-messages.ts";
import { useMows } from "../../use-mows.ts";
import { VersionDifferences } from "./version-differences.tsx";
import { VersionRow } from "./version-row.tsx";

export interface VersionHistoryProps {
  file: Pick<FileNode, "id" | "access" | "mimeType">;
}

/**
 * The contents a file has had: open one, compare a text with the newest, restore one as a version more, give one a name so that it is kept.
 *
 * @example
 * <VersionHistory file={file} />
 */
export function VersionHistory({ file }: VersionHistoryProps) {
  const mows = useMows();
  const { versionHistory: texts, error: describe, tryAgain } = useMessages();
  const { dateTime } = useFormats();
  const { data, error, refetch } = useQuery(mows.files.versions.queryOptions({ nodeId: file.id }));
  const [compared, setCompared] = useState<{ version: number; when: string } | null>(null);
  const [said, setSaid] = useState("");
  const list = useRef<HTMLUListElement>(null);
  if (error) {
    return (
      <div className="mows-versions-failure" role="alert">
        <p>{describe(error)}</p>
        <button type="button" className="mows-button" onClick={() => void refetch()}>
          {tryAgain}
        </button>
      </div>
    );
  }
  if (!data) return <output className="mows-versions-loading">{texts.loading}</output>;
  if (data.__typename !== "VersionList") {
    return (
      <p className="mows-versions-failure" role="alert">
        {data.message}
      </p>
    );
  }
  const newest = data.versions[0]?.version ?? 1;
  if (compared !== null) {
    return (
      <VersionDifferences
        fileId={file.id}
        from={compared.version}
        to={newest}
        when={compared.when}
        onBack={() => setCompared(null)}
      />
    );
  }
  return (
    <div className="mows-versions">
      <ul className="mows-versions-list" aria-label={texts.label} ref={list} tabIndex={-1}>
        {data.versions.map((version) => (
          <VersionRow
            key={version.version}
            file={file}
            version={version}
            isNewest={version.version === newest}
            onCompare={() => setCompared({ version: version.version, when: dateTime(new Date(version.at)) })}
            onRestored={() => {
              setSaid(texts.restored);
              list.current?.focus();
            }}
          />
        ))}
      </ul>
      <output className="mows-versions-said">{said}</output>
    </div>
  );
}
