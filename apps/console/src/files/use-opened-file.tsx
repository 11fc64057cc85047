import { FileViewer } from "@mows/react";
import type { FileNode } from "@mows/sdk";
import { useState, type ReactNode } from "react";
import { FilePanel } from "./file-panel.tsx";

interface Opened {
  readonly fileId: string;
  /** What can be leafed through. */
  readonly files: readonly FileNode[];
}

/** A file that is open over the page, with what is said of it and its versions beside it; null where none is. `toolbar` is what else can be done with it. */
export function useOpenedFile(toolbar?: (file: FileNode, close: () => void) => ReactNode): {
  open: (file: FileNode, among: readonly FileNode[]) => void;
  viewer: ReactNode;
} {
  const [opened, setOpened] = useState<Opened | null>(null);
  const open = (file: FileNode, among: readonly FileNode[]) => {
    // what a shortcut leads to lies elsewhere
    setOpened({ fileId: file.id, files: among.some(({ id }) => id === file.id) ? among : [file] });
  };
  const close = () => setOpened(null);
  const viewer = opened && (
    <FileViewer
      {...opened}
      onShow={(fileId) => setOpened({ ...opened, fileId })}
      onClose={close}
      {...(toolbar && { toolbar: (file: FileNode) => toolbar(file, close) })}
      aside={(file) => <FilePanel key={file.id} file={file} />}
    />
  );
  return { open, viewer };
}
