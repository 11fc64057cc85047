import type { FileNode, FolderNode, Node } from "@mows/sdk";
import { useEffect, useState } from "react";
import { useMessages } from "../../messages/use-messages.ts";
import type { FilePlace } from "../file-browser/file-place.ts";
import { Modal } from "../file-browser/modal.tsx";
import { usePlaceNodes } from "../file-browser/use-place-nodes.ts";
import { useWay } from "../file-browser/use-way.ts";
import { PickerRows } from "./picker-rows.tsx";
import { PickerState } from "./picker-state.tsx";
import { PickerWay } from "./picker-way.tsx";

interface CommonProps {
  /** The heading; by default it says what is to be chosen. */
  title?: string;
  /** What the button says. */
  action?: string;
  /** Where it begins; by default where all places are. */
  startId?: string;
  /** What cannot be chosen nor gone into. */
  without?: readonly string[];
  onClose: () => void;
}

export type FilePickerProps = CommonProps &
  (
    | { kind: "folder"; onPick: (folder: FolderNode) => void }
    | {
        kind: "file";
        /** Default: one alone. */
        several?: boolean;
        /** Whether a file can be chosen; others are not shown. Default: every file. */
        fits?: (file: FileNode) => boolean;
        onPick: (files: readonly FileNode[]) => void;
      }
  );

/**
 * A dialog to choose among the files that the app may read already. For files that it may not read so far there is
 * `<FilePickButton>`: the cloud's own picker, which is the consent.
 *
 * @example
 * {choosing && <FilePicker kind="folder" onPick={(folder) => move(folder.id)} onClose={() => setChoosing(false)} />}
 */
export function FilePicker(props: FilePickerProps) {
  const { kind, startId, onClose } = props;
  const { fileBrowser, filePicker } = useMessages();
  const [place, setPlace] = useState<FilePlace>(
    startId === undefined ? { view: "places" } : { view: "folder", folderId: startId },
  );
  const [chosen, setChosen] = useState<ReadonlyMap<string, FileNode>>(new Map());
  const found = usePlaceNodes(place, "NAME_ASC");
  const { look, nodes } = found;
  useEffect(() => {
    // what is offered is few enough to be kept true as a whole
    look(0, nodes.length);
  });
  const way = useWay(place);
  const here = way.at(-1)?.folder ?? null;
  const several = kind === "file" && props.several === true;
  const shown = nodes.filter((node) => isOffered(node, props));
  const nothing = kind === "folder" ? filePicker.noFolders : filePicker.nothingFits;
  const ready = kind === "folder" ? here?.access === "WRITE" : chosen.size > 0;
  const pick = () => {
    if (props.kind === "file") props.onPick([...chosen.values()]);
    else if (here) props.onPick(here);
  };
  const choose = (file: FileNode) => {
    const rest = new Map(several ? chosen : []);
    if (!(several && rest.delete(file.id))) rest.set(file.id, file);
    setChosen(rest);
  };
  return (
    <Modal title={props.title ?? filePicker[titleOf(kind, several)]} size="list" onClose={onClose}>
      <PickerWay way={way} onGo={setPlace} />
      <div className="mows-file-picker-contents">
        <PickerRows
          label={fileBrowser.contentsOf(way.at(-1)?.name ?? fileBrowser.places)}
          nodes={shown}
          several={several}
          chosen={chosen}
          onChoose={choose}
          onEnter={(folderId) => setPlace({ view: "folder", folderId })}
          onMore={found.hasMore ? found.loadMore : null}
        />
        <PickerState found={found} nothing={shown.length === 0 && !found.hasMore ? nothing : null} />
      </div>
      <div className="mows-files-modal-buttons">
        <button type="button" className="mows-button" onClick={onClose}>
          {fileBrowser.cancel}
        </button>
        <button type="button" className="mows-button" data-variant="primary" disabled={!ready} onClick={pick}>
          {props.action ?? filePicker.take}
        </button>
      </div>
    </Modal>
  );
}

function titleOf(kind: FilePickerProps["kind"], several: boolean) {
  if (kind === "folder") return "chooseFolder";
  return several ? "chooseFiles" : "chooseFile";
}

/** Folders lead on to what is wanted; shortcuts are not followed here. */
function isOffered(node: Node, props: FilePickerProps): boolean {
  if (props.without?.includes(node.id) === true || node.__typename === "Link") return false;
  if (node.__typename === "Folder") return true;
  return node.__typename === "File" && props.kind === "file" && (props.fits?.(node) ?? true);
}
