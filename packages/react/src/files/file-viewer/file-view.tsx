import type { FileNode } from "@mows/sdk";
import { createElement, Suspense } from "react";
import { useMessages } from "../../messages/use-messages.ts";
import type { FileViewerPlugin } from "./file-viewer-plugin.ts";
import { viewOf } from "./view-of.ts";

export interface FileViewProps {
  file: FileNode;
  /** Kinds of files that the app shows itself; the first that fits is taken, before the component's own. */
  viewers?: readonly FileViewerPlugin[];
}

/**
 * What is in a file, in the place it is given: what `<FileViewer>` shows over the page.
 *
 * @example
 * <FileView file={file} />
 */
export function FileView({ file, viewers = [] }: FileViewProps) {
  const { fileViewer: texts } = useMessages();
  return (
    <div className="mows-file-view">
      <Suspense fallback={<output>{texts.loading}</output>}>
        {createElement(viewOf(file, viewers), { key: `${file.id}:${file.version}`, file })}
      </Suspense>
    </div>
  );
}
