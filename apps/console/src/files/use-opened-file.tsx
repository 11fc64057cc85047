import { FileViewer, VersionHistory } from "@mows/react";
import type { FileNode } from "@mows/sdk";
import { useState, type ReactNode } from "react";

interface Opened {
  readonly fileId: string;
  /** What can be leafed through. */
  readonly files: readonly FileNode[];
}

/** A file that is open over the page, its versions beside it; null where none is. */
export function useOpenedFile(): {
  open: (file: FileNode, among: readonly FileNode[]) => void;
  viewer: ReactNode;
} {
  const [opened, setOpened] = useState<Opened | null>(null);
  const open = (file: FileNode, among: readonly FileNode[]) => {
    // what a shortcut leads to lies elsewhere
    setOpened({ fileId: file.id, files: among.some(({ id }) => id === file.id) ? among : [file] });
  };
  const viewer = opened && (
    <FileViewer
      {...opened}
      onShow={(fileId) => setOpened({ ...opened, fileId })}
      onClose={() => setOpened(null)}
      aside={(file) => <VersionHistory file={file} />}
    />
  );
  return { open, viewer };
}
