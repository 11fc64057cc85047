import { FileView, useFormats, useMows } from "@mows/react";
import type { DocumentNode, FileNode } from "@mows/sdk";
import Download from "lucide-react/icons/download";
import { useConsoleMessages } from "../messages/use-console-messages.ts";

/** A file to look at and to download, or a document's export to download. Where downloads are counted, looking is one, so nothing is shown unasked. */
export function LinkedFile({ file, isCounted }: { file: FileNode | DocumentNode; isCounted: boolean }) {
  const { link: texts } = useConsoleMessages();
  const { bytes } = useFormats();
  const { files } = useMows();
  return (
    <>
      {!isCounted && file.__typename === "File" && <FileView file={file} />}
      <p className="actions">
        <a className="mows-button" data-variant="primary" href={files.contentUrl(file.id, { download: true })} download>
          <Download className="mows-icon" aria-hidden />
          {texts.download(bytes(file.size))}
        </a>
      </p>
    </>
  );
}
