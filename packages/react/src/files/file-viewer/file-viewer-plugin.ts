import type { FileNode } from "@mows/sdk";
import type { ComponentType } from "react";

/** Shows a kind of file that the viewer cannot, or shows it better. */
export interface FileViewerPlugin {
  readonly fits: (file: FileNode) => boolean;
  readonly View: ComponentType<{ file: FileNode }>;
}
