import { Dropzone, UploadList } from "@mows/react";
import type { LinkVisit, OpenedLink } from "@mows/sdk/links";
import Download from "lucide-react/icons/download";
import { useConsoleMessages } from "../messages/use-console-messages.ts";
import { LinkedRows } from "./linked-rows.tsx";
import { NewFolder } from "./new-folder.tsx";

interface LinkedFolderProps {
  visit: LinkVisit;
  opened: OpenedLink;
  folderId: string;
  onEnter: (id: string) => void;
}

/** What a folder holds, all of it in one archive, and the ways to change it where the link says so. */
export function LinkedFolder({ visit, opened, folderId, onEnter }: LinkedFolderProps) {
  const { link: texts } = useConsoleMessages();
  const { files } = visit.mows;
  const canWrite = opened.kind === "EDIT";
  return (
    <>
      <div className="actions">
        <a className="mows-button" data-variant="primary" href={files.zipUrl(folderId)} download>
          <Download className="mows-icon" aria-hidden />
          {texts.downloadAll}
        </a>
        {canWrite && <NewFolder key={folderId} visit={visit} folderId={folderId} />}
      </div>
      {canWrite && (
        <>
          <Dropzone folderId={folderId} />
          <UploadList />
        </>
      )}
      <LinkedRows visit={visit} folderId={folderId} canWrite={canWrite} onEnter={onEnter} />
    </>
  );
}
