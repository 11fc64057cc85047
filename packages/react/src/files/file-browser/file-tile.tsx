import { useRef } from "react";
import { useLanguage } from "../../messages/use-language.ts";
import { type FileItemProps, ItemMenuButton, SelectionMark, useItemState } from "./file-row.tsx";
import { FileMarks } from "./file-marks.tsx";
import { NameEditor } from "./name-editor.tsx";
import { shownName } from "./shown-name.ts";
import { Thumbnail } from "./thumbnail.tsx";
import { useDraggableFile } from "./use-draggable-file.ts";

/** A file as a tile: its picture, and its name below. */
export function FileTile({ node, id, index, style }: FileItemProps) {
  const { formats, messages } = useLanguage();
  const tile = useRef<HTMLDivElement>(null);
  const { isSelected, isActive, isRenaming, ...state } = useItemState({ node });
  const drag = useDraggableFile(tile, node);
  return (
    <div
      className="mows-file-tile"
      role="gridcell"
      ref={tile}
      id={id}
      style={style}
      aria-colindex={index + 1}
      aria-selected={isSelected}
      data-node={node.id}
      data-active={isActive || undefined}
      data-drag={drag}
      {...state}
    >
      <SelectionMark />
      <span className="mows-file-picture">
        <Thumbnail node={node} sizePx={512} />
      </span>
      <span className="mows-file-caption">
        {isRenaming ? (
          <NameEditor node={node} />
        ) : (
          <span className="mows-file-name" title={node.name}>
            <bdi>{shownName(node, messages.fileBrowser.yourFiles)}</bdi>
          </span>
        )}
        <ItemMenuButton node={node} />
        <span className="mows-file-note">
          {"size" in node
            ? formats.bytes(node.size)
            : messages.fileBrowser[node.__typename === "Folder" ? "folder" : "shortcut"]}
          <FileMarks node={node} />
        </span>
      </span>
    </div>
  );
}
