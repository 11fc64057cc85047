import FolderUp from "lucide-react/icons/folder-up";
import Upload from "lucide-react/icons/upload";
import type { EmptyFolder, FileAtPath, OnConflict } from "@mows/sdk";
import { useState, type ReactNode } from "react";
import { useFormats } from "../../messages/use-formats.ts";
import { useMessages } from "../../messages/use-messages.ts";
import { useUpload } from "../use-upload.ts";
import { acceptsFile } from "./accepts-file.ts";
import { readChosenFiles, readDroppedFiles } from "./read-dropped-files.ts";
import { useFileDrag } from "./use-file-drag.ts";

export interface DropzonePickers {
  readonly openFilePicker: () => void;
  readonly openFolderPicker: () => void;
  /** False while the folder to upload to is not known. */
  readonly ready: boolean;
}

export interface DropzoneProps {
  /** Null while it is not known yet: nothing is accepted then. */
  folderId: string | null;
  /** As an input's `accept`: `["audio/*"]`. Others are left out, and said so. Default: everything. */
  accept?: readonly string[];
  /** Where the folder has something of this name already. Default: `keep-both`. */
  onConflict?: OnConflict;
  /** Instead of uploading to the folder. Empty folders are left out. */
  onAdd?: (files: FileAtPath[]) => void;
  /** What lies in the zone. A function gets the pickers and draws its own buttons; otherwise two are drawn above it. */
  children?: ReactNode | ((pickers: DropzonePickers) => ReactNode);
}

function PickerButtons({ openFilePicker, openFolderPicker, ready }: DropzonePickers) {
  const { uploadFiles, uploadFolder } = useMessages().dropzone;
  return (
    <div className="mows-dropzone-buttons">
      <button type="button" className="mows-button" disabled={!ready} onClick={openFilePicker}>
        <Upload className="mows-icon" aria-hidden />
        {uploadFiles}
      </button>
      <button type="button" className="mows-button" disabled={!ready} onClick={openFolderPicker}>
        <FolderUp className="mows-icon" aria-hidden />
        {uploadFolder}
      </button>
    </div>
  );
}

/** A whole area to drop files and folders on, and buttons that do the same for keyboard, screen reader and touch. */
export function Dropzone({ folderId, accept = [], onConflict = "keep-both", onAdd, children }: DropzoneProps) {
  const { dropzone, tryAgain } = useMessages();
  const { number } = useFormats();
  const upload = useUpload({ folderId, onConflict });
  const [fileInput, setFileInput] = useState<HTMLInputElement | null>(null);
  const [folderInput, setFolderInput] = useState<HTMLInputElement | null>(null);
  const [notice, setNotice] = useState("");

  const take = (found: readonly (FileAtPath | EmptyFolder)[]) => {
    const files = found.filter((one) => one.file !== undefined);
    const wanted = files.filter(({ file }) => acceptsFile(file, accept));
    const leftOut = files.length - wanted.length;
    setNotice(leftOut === 0 ? "" : dropzone.leftOut(leftOut, number(leftOut)));
    // Who wants files of a kind has no use for folders without any.
    const folders = accept.length === 0 ? found.filter((one) => one.file === undefined) : [];
    if (!onAdd) upload.add([...folders, ...wanted]);
    else if (wanted.length > 0) onAdd(wanted);
  };
  const takeDropped = (dropped: DataTransfer) => {
    readDroppedFiles(dropped).then(take, () => setNotice(dropzone.unreadable));
  };
  const ready = folderId !== null || onAdd !== undefined;
  const drag = useFileDrag(ready ? takeDropped : null);

  const pickers: DropzonePickers = {
    openFilePicker: () => fileInput?.click(),
    openFolderPicker: () => folderInput?.click(),
    ready,
  };
  const input = (folder: boolean) => (
    <input
      ref={folder ? setFolderInput : setFileInput}
      type="file"
      multiple
      hidden
      {...(folder ? { webkitdirectory: "" } : { accept: accept.join(",") })}
      aria-label={folder ? dropzone.folderLabel : dropzone.filesLabel}
      onChange={(event) => {
        take(readChosenFiles(event.currentTarget.files));
        event.currentTarget.value = "";
      }}
    />
  );
  return (
    <div className="mows-dropzone" data-state={drag.over ? "over" : "idle"} {...drag.handlers}>
      {input(false)}
      {input(true)}
      {typeof children === "function" ? (
        children(pickers)
      ) : (
        <>
          <PickerButtons {...pickers} />
          {children}
        </>
      )}
      <output className="mows-dropzone-notice">{upload.loadFailure ?? notice}</output>
      {upload.loadFailure && (
        <button type="button" className="mows-button" onClick={upload.reload}>
          {tryAgain}
        </button>
      )}
      {drag.over && (
        <div className="mows-dropzone-overlay" aria-hidden>
          <Upload className="mows-icon" />
          {dropzone.drop}
        </div>
      )}
    </div>
  );
}
