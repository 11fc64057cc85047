import type { NodeResult } from "@mows/sdk";
import type { LinkVisit, OpenedLink } from "@mows/sdk/links";
import { useQuery } from "@tanstack/react-query";
import { useState, type ReactNode } from "react";
import { useConsoleMessages } from "../messages/use-console-messages.ts";
import { LoadFailure } from "../page/load-failure.tsx";
import { Loading } from "../page/loading.tsx";
import { Notice } from "../page/notice.tsx";
import { Page } from "../page/page.tsx";
import { LinkedFile } from "./linked-file.tsx";
import { LinkedFolder } from "./linked-folder.tsx";

interface LinkedNodeProps {
  visit: LinkVisit;
  opened: OpenedLink;
  rootId: string;
  lead: ReactNode;
}

/** A file, or a folder that can be walked through. */
export function LinkedNode({ visit, opened, rootId, lead }: LinkedNodeProps) {
  const { link: texts } = useConsoleMessages();
  const [way, setWay] = useState<readonly string[]>([rootId]);
  const id = way.at(-1) ?? rootId;
  const isInside = way.length > 1;
  const { data: node, error, refetch } = useQuery(visit.mows.files.node.queryOptions({ id }));
  const title = node && "name" in node ? node.name : (opened.label ?? texts.title);
  return (
    <Page title={title} lead={isInside ? undefined : lead} width="wide">
      <div className="link-body">
        {isInside && (
          <p>
            <button type="button" className="mows-button" onClick={() => setWay(way.slice(0, -1))}>
              {texts.back}
            </button>
          </p>
        )}
        {error ? (
          <LoadFailure error={error} retry={() => void refetch()} />
        ) : (
          <Contents visit={visit} opened={opened} node={node} onEnter={(childId) => setWay([...way, childId])} />
        )}
      </div>
    </Page>
  );
}

interface ContentsProps {
  visit: LinkVisit;
  opened: OpenedLink;
  /** Undefined while it is asked for. */
  node: NodeResult | undefined;
  onEnter: (id: string) => void;
}

function Contents({ visit, opened, node, onEnter }: ContentsProps) {
  const { link: texts } = useConsoleMessages();
  if (node === undefined) return <Loading>{texts.loading}</Loading>;
  switch (node.__typename) {
    case "Folder":
      return <LinkedFolder visit={visit} opened={opened} folderId={node.id} onEnter={onEnter} />;
    case "File":
    case "Document":
      return <LinkedFile file={node} isCounted={opened.downloadsLeft !== null} />;
    default:
      return <Notice kind="warning">{texts.notThere}</Notice>;
  }
}
