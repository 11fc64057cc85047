import type { FileNode } from "@mows/sdk";
import { lazy, type ComponentType } from "react";
import { AudioView } from "./audio-view.tsx";
import { ImageView } from "./image-view.tsx";
import type { FileViewerPlugin } from "./file-viewer-plugin.ts";
import { NoView } from "./no-view.tsx";
import { showable } from "./showable.ts";
import { TextView } from "./text-view.tsx";
import { VideoView } from "./video-view.tsx";

/** Fetched when the first PDF is opened: its reader weighs more than all the rest. */
const PdfView = lazy(async () => ({ default: (await import("./pdf-view.tsx")).PdfView }));

const readable = /^text\/|json$|\+?xml$|javascript$|x-sh$|yaml$|toml$/;

const builtIn: readonly FileViewerPlugin[] = [
  { fits: ({ mimeType }) => mimeType === "application/pdf", View: PdfView },
  {
    fits: ({ mimeType, thumbnailUrl }) => showable(mimeType) || (isPicture(mimeType) && thumbnailUrl !== null),
    View: ImageView,
  },
  { fits: ({ mimeType }) => mimeType.startsWith("audio/"), View: AudioView },
  { fits: ({ mimeType }) => mimeType.startsWith("video/"), View: VideoView },
  { fits: ({ mimeType }) => !isPicture(mimeType) && readable.test(mimeType), View: TextView },
];

const isPicture = (mimeType: string) => mimeType.startsWith("image/");

/** What shows this file: the first of the app's own views that fits, then the viewer's. */
export function viewOf(file: FileNode, plugins: readonly FileViewerPlugin[]): ComponentType<{ file: FileNode }> {
  return [...plugins, ...builtIn].find((one) => one.fits(file))?.View ?? NoView;
}
