import type { FileNode } from "@mows/sdk";
import ChevronLeft from "lucide-react/icons/chevron-left";
import ChevronRight from "lucide-react/icons/chevron-right";
import Download from "lucide-react/icons/download";
import Close from "lucide-react/icons/x";
import type { KeyboardEvent, ReactNode } from "react";
import { useFormats } from "../../messages/use-formats.ts";
import { useMessages } from "../../messages/use-messages.ts";
import { useModal } from "../../modal/use-modal.ts";
import { useMows } from "../../use-mows.ts";
import { FileView } from "./file-view.tsx";
import type { FileViewerPlugin } from "./file-viewer-plugin.ts";

export interface FileViewerProps {
  /** What can be leafed through, in this order. */
  files: readonly FileNode[];
  /** Of the file that is shown; one of `files`. */
  fileId: string;
  onShow: (fileId: string) => void;
  onClose: () => void;
  /** Kinds of files that the app shows itself; the first that fits is taken, before the viewer's own. */
  viewers?: readonly FileViewerPlugin[];
  /** More buttons beside the download. */
  toolbar?: (file: FileNode) => ReactNode;
  /** A panel beside the file: its versions, its comments. */
  aside?: (file: FileNode) => ReactNode;
}

/**
 * A file over the page: pictures with zoom, sound, film, PDF and text, and whatever else the app brings. Arrow keys leaf through, Escape closes.
 *
 * @example
 * <FileViewer files={files} fileId={opened} onShow={setOpened} onClose={() => setOpened(null)}
 *   aside={(file) => <VersionHistory file={file} />} />
 */
export function FileViewer({ files, fileId, onShow, onClose, viewers = [], toolbar, aside }: FileViewerProps) {
  const { fileViewer: texts } = useMessages();
  const { number } = useFormats();
  const mows = useMows();
  const modal = useModal(onClose);

  const index = files.findIndex(({ id }) => id === fileId);
  const file = files[index];
  if (!file) return null;
  const [previous, next] = [files[index - 1], files[index + 1]];
  const panel = aside?.(file);

  function onKeyDown(event: KeyboardEvent) {
    event.stopPropagation();
    if (event.defaultPrevented || isTyping(event.target)) return;
    if (event.key === "ArrowLeft" && previous) onShow(previous.id);
    if (event.key === "ArrowRight" && next) onShow(next.id);
  }

  return (
    <dialog className="mows-viewer" {...modal} aria-label={texts.label(file.name)} onKeyDown={onKeyDown}>
      <header className="mows-viewer-head">
        <h2 className="mows-viewer-name">{file.name}</h2>
        {files.length > 1 && (
          <p className="mows-viewer-position" role="status">
            {texts.position(number(index + 1), number(files.length))}
          </p>
        )}
        <div className="mows-viewer-buttons">
          {toolbar?.(file)}
          <a
            className="mows-icon-button"
            href={mows.files.contentUrl(file.id, { download: true })}
            download
            aria-label={texts.download}
          >
            <Download className="mows-icon" aria-hidden />
          </a>
          <button type="button" className="mows-icon-button" aria-label={texts.close} onClick={onClose}>
            <Close className="mows-icon" aria-hidden />
          </button>
        </div>
      </header>
      <div className="mows-viewer-body" data-state={panel ? "with-aside" : "alone"}>
        <div className="mows-viewer-file">
          <FileView file={file} viewers={viewers} />
          {previous && (
            <button
              type="button"
              className="mows-icon-button mows-viewer-leaf"
              data-way="back"
              aria-label={texts.previous}
              onClick={() => onShow(previous.id)}
            >
              <ChevronLeft className="mows-icon mows-icon-directional" aria-hidden />
            </button>
          )}
          {next && (
            <button
              type="button"
              className="mows-icon-button mows-viewer-leaf"
              data-way="on"
              aria-label={texts.next}
              onClick={() => onShow(next.id)}
            >
              <ChevronRight className="mows-icon mows-icon-directional" aria-hidden />
            </button>
          )}
        </div>
        {panel && <aside className="mows-viewer-aside">{panel}</aside>}
      </div>
    </dialog>
  );
}

/** Keys are for the field, the slider or the player that has the focus. */
function isTyping(target: EventTarget): boolean {
  return (
    target instanceof HTMLElement && target.closest("input, textarea, select, audio, video, [contenteditable]") !== null
  );
}
