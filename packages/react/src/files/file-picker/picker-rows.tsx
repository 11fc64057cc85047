import type { FileNode, Node } from "@mows/sdk";
import ChevronRight from "lucide-react/icons/chevron-right";
import { useMessages } from "../../messages/use-messages.ts";
import { FileIcon } from "../file-browser/file-icon.tsx";
import { shownName } from "../file-browser/shown-name.ts";

interface PickerRowsProps {
  label: string;
  nodes: readonly Node[];
  several: boolean;
  chosen: ReadonlyMap<string, FileNode>;
  onChoose: (file: FileNode) => void;
  onEnter: (folderId: string) => void;
  /** Null when there are no more. */
  onMore: (() => void) | null;
}

/** What can be chosen or gone into. */
export function PickerRows({ label, nodes, several, chosen, onChoose, onEnter, onMore }: PickerRowsProps) {
  const { fileBrowser, filePicker } = useMessages();
  return (
    <ul className="mows-file-picker-rows" aria-label={label}>
      {nodes.map((node) => (
        <li key={node.id}>
          {node.__typename === "File" ? (
            <label className="mows-file-picker-row">
              <input
                type={several ? "checkbox" : "radio"}
                name="picked"
                checked={chosen.has(node.id)}
                onChange={() => onChoose(node)}
              />
              <FileIcon node={node} />
              <bdi className="mows-file-name">{node.name}</bdi>
            </label>
          ) : (
            <button type="button" className="mows-file-picker-row" onClick={() => onEnter(node.id)}>
              <FileIcon node={node} />
              <bdi className="mows-file-name">{shownName(node, fileBrowser.yourFiles)}</bdi>
              <ChevronRight className="mows-icon mows-icon-directional" aria-hidden />
            </button>
          )}
        </li>
      ))}
      {onMore && (
        <li>
          <button type="button" className="mows-file-picker-row" onClick={onMore}>
            {filePicker.more}
          </button>
        </li>
      )}
    </ul>
  );
}
