import type { DocumentNode, FileNode } from "@mows/sdk";
import { lazy, Suspense, useEffect, useRef, type ReactNode } from "react";
import { useLanguage } from "../../messages/use-language.ts";
import { BrowserContext } from "./browser-context.ts";
import type { FileAction } from "./file-action.ts";
import type { FilePlace } from "./file-place.ts";
import type { NewItem } from "./new-item.ts";
import { FilesToolbar } from "./files-toolbar.tsx";
import { useFileBrowser } from "./use-file-browser.ts";

// fetched while the files are
const FilesContents = lazy(async () => ({ default: (await import("./files-contents.tsx")).FilesContents }));
const NoticeBar = lazy(async () => ({ default: (await import("./notice-bar.tsx")).NoticeBar }));
const loadParts = () => import("./browser-parts.tsx");
const BrowserParts = lazy(async () => ({ default: (await loadParts()).BrowserParts }));
const UploadPanel = lazy(async () => ({ default: (await import("./upload-panel.tsx")).UploadPanel }));

export interface FileBrowserProps {
  /** What is shown; without it the browser goes its own ways, from where the files begin. */
  place?: FilePlace;
  /** Told where somebody goes, so that the address can follow. */
  onNavigate?: (place: FilePlace) => void;
  /** What becomes of a file that is opened, and what lies beside it. By default the browser shows it in a tab of its own. */
  onOpen?: (file: FileNode, among: readonly FileNode[]) => void;
  /** What becomes of a document that is opened. By default the browser shows its export in a tab of its own. */
  onOpenDocument?: (document: Pick<DocumentNode, "id">) => void;
  /** What else can be put into a folder, in the menu of the New button. */
  newItems?: readonly NewItem[];
  /** What else can be done with files, in their menu. */
  actions?: readonly FileAction[];
  /** What stands in the bar above the files beside its own tools, a search for example. */
  tools?: ReactNode;
}

/**
 * All that a person has in the cloud, or that an app was granted of it: to look through, sort, move, rename, upload and download, by
 * pointer, finger and keyboard. It fills the height it is given.
 *
 * @example
 * <FileBrowser onOpen={(file) => play(file)} />
 */
export function FileBrowser(props: FileBrowserProps) {
  const section = useRef<HTMLElement>(null);
  const browser = useFileBrowser(props, section);
  const { formats, messages } = useLanguage();
  const { selected, opened, conflicts, upload, writable, focusFiles } = browser;
  const { label, done } = messages.fileBrowser;
  const isOpen = opened !== null || conflicts.asked !== null;
  const wasOpen = useRef(false);
  useEffect(() => {
    // what had the focus before may be gone, as the menu that it was asked for in
    if (wasOpen.current && !isOpen && document.activeElement === document.body) focusFiles();
    wasOpen.current = isOpen;
  }, [isOpen, focusFiles]);
  useEffect(() => {
    // a menu should open at once; where this fails it is asked for again then
    loadParts().catch(() => undefined);
  }, []);
  return (
    <BrowserContext value={browser}>
      <section
        className="mows-files"
        ref={section}
        aria-label={label}
        onPaste={({ clipboardData }) => {
          if (clipboardData.files.length > 0 && writable) upload(clipboardData, writable.id);
        }}
      >
        <FilesToolbar extra={props.tools} />
        <output className="mows-visually-hidden">
          {selected.length > 1 && done.selection(selected.length, formats.number(selected.length))}
        </output>
        <Suspense fallback={<div className="mows-files-contents" data-state="loading" />}>
          <FilesContents />
        </Suspense>
        <div className="mows-files-corner">
          <Suspense>
            <UploadPanel />
            <NoticeBar />
          </Suspense>
        </div>
        <Suspense>{isOpen && <BrowserParts />}</Suspense>
      </section>
    </BrowserContext>
  );
}
