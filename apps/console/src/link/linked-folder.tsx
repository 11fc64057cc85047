import { Dropzone, UploadList, useFormats } from "@mows/react";
import type { LinkVisit, OpenedLink } from "@mows/sdk/links";
import { useInfiniteQuery } from "@tanstack/react-query";
import Download from "lucide-react/icons/download";
import FileIcon from "lucide-react/icons/file";
import Folder from "lucide-react/icons/folder";
import { useConsoleMessages } from "../messages/use-console-messages.ts";
import { LoadFailure } from "../page/load-failure.tsx";
import { Loading } from "../page/loading.tsx";
import { Notice } from "../page/notice.tsx";

interface LinkedFolderProps {
  visit: LinkVisit;
  opened: OpenedLink;
  folderId: string;
  onEnter: (id: string) => void;
}

/** What a folder holds, all of it in one archive, and the way to add to it where the link says so. */
export function LinkedFolder({ visit, opened, folderId, onEnter }: LinkedFolderProps) {
  const { link: texts } = useConsoleMessages();
  const { files } = visit.mows;
  const canWrite = opened.kind === "EDIT";
  return (
    <>
      <p className="actions">
        <a className="mows-button" data-variant="primary" href={files.zipUrl(folderId)} download>
          <Download className="mows-icon" aria-hidden />
          {texts.downloadAll}
        </a>
      </p>
      {canWrite ? (
        <>
          <Dropzone folderId={folderId} />
          <UploadList />
          <Rows visit={visit} folderId={folderId} onEnter={onEnter} />
        </>
      ) : (
        <Rows visit={visit} folderId={folderId} onEnter={onEnter} />
      )}
    </>
  );
}

function Rows({ visit, folderId, onEnter }: Omit<LinkedFolderProps, "opened">) {
  const { link: texts } = useConsoleMessages();
  const { bytes, date } = useFormats();
  const { list } = visit.mows.files;
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(
    list.infiniteQueryOptions({ folderId }),
  );
  if (error) return <LoadFailure error={error} retry={() => void refetch()} />;
  if (!data) return <Loading>{texts.loading}</Loading>;
  const nodes = data.pages.flatMap((page) => (page.__typename === "NodePage" ? page.nodes : []));
  if (data.pages.some((page) => page.__typename !== "NodePage"))
    return <Notice kind="warning">{texts.notThere}</Notice>;
  if (nodes.length === 0) return <p className="quiet">{texts.empty}</p>;
  return (
    <>
      <ul className="link-list" aria-label={texts.contents}>
        {nodes.map((node) => (
          <li key={node.id}>
            <button type="button" className="link-row" onClick={() => onEnter(node.id)}>
              {node.__typename === "Folder" ? (
                <Folder className="mows-icon" aria-hidden />
              ) : (
                <FileIcon className="mows-icon" aria-hidden />
              )}
              <span className="link-row-name">{node.name}</span>
              <span className="link-row-note">{node.__typename === "File" ? bytes(node.size) : ""}</span>
              <span className="link-row-note link-row-date">{date(Date.parse(node.modifiedAt))}</span>
            </button>
          </li>
        ))}
      </ul>
      {hasNextPage && (
        <p className="actions">
          <button
            type="button"
            className="mows-button"
            disabled={isFetchingNextPage}
            onClick={() => void fetchNextPage()}
          >
            {texts.more}
          </button>
        </p>
      )}
    </>
  );
}
