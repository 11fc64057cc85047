import type { Node, TrashEntry } from "@mows/sdk";
import Check from "lucide-react/icons/check";
import EllipsisVertical from "lucide-react/icons/ellipsis-vertical";
import { useRef, type CSSProperties } from "react";
import type { Formats } from "../../messages/create-formats.ts";
import type { Messages } from "../../messages/en.ts";
import { useLanguage } from "../../messages/use-language.ts";
import { useBrowser } from "./browser-context.ts";
import { FileMarks } from "./file-marks.tsx";
import { NameEditor } from "./name-editor.tsx";
import { selectOnly } from "./selection.ts";
import { shownName } from "./shown-name.ts";
import { Thumbnail } from "./thumbnail.tsx";
import { useDraggableFile } from "./use-draggable-file.ts";

export interface FileItemProps {
  node: Node;
  /** Of the element that the grid points to. */
  id: string;
  index: number;
  style: CSSProperties | undefined;
}

/** How a file is drawn, as a string each. */
export function useItemState({ node }: Pick<FileItemProps, "node">) {
  const { selection, clipboard, renaming } = useBrowser();
  const isCut = clipboard?.mode === "cut" && clipboard.nodes.some(({ id }) => id === node.id);
  return {
    isSelected: selection.ids.has(node.id),
    isActive: selection.active === node.id,
    isRenaming: renaming === node.id,
    "data-state": isCut ? "cut" : "idle",
  };
}

/** Opens the menu of one file, or of all that are chosen when it is one of them. */
export function ItemMenuButton({ node }: { node: Node }) {
  const { fileBrowser } = useLanguage().messages;
  const { selection, select, setOpened } = useBrowser();
  return (
    <button
      type="button"
      className="mows-icon-button mows-file-more"
      tabIndex={-1}
      aria-label={fileBrowser.actionsFor(node.name)}
      aria-haspopup="menu"
      onClick={(event) => {
        if (!selection.ids.has(node.id)) select(selectOnly(node.id));
        const { left, bottom } = event.currentTarget.getBoundingClientRect();
        setOpened({ part: "menu", x: left, y: bottom });
      }}
    >
      <EllipsisVertical className="mows-icon" aria-hidden />
    </button>
  );
}

/** The box that a pointer chooses by; for everybody else the row itself tells. */
export function SelectionMark() {
  return (
    <span className="mows-file-check" data-mark aria-hidden>
      <Check className="mows-icon" />
    </span>
  );
}

function When({ node }: { node: Node }) {
  const { formats } = useLanguage();
  const { shown } = useBrowser();
  const entry = shown.trashed.get(node.id);
  const at = new Date(entry?.deletedAt ?? node.modifiedAt);
  return (
    <time dateTime={at.toISOString()} title={formats.dateTime(at)}>
      {formats.date(at)}
    </time>
  );
}

/** Where something in the trash was, and how long it stays. */
function whereabouts({ originalPath, purgeAt }: TrashEntry, { fileBrowser }: Messages, formats: Formats): string {
  const gone = fileBrowser.purgeAt(formats.relativeTime(new Date(purgeAt)));
  return originalPath.length === 0 ? gone : `${fileBrowser.wasIn(originalPath.join(" / "))} · ${gone}`;
}

/** A file as a row of the list. */
export function FileRow({ node, id, index, style }: FileItemProps) {
  const { formats, messages } = useLanguage();
  const { fileBrowser } = messages;
  const { shown } = useBrowser();
  const row = useRef<HTMLDivElement>(null);
  const { isSelected, isActive, isRenaming, ...state } = useItemState({ node });
  const drag = useDraggableFile(row, node);
  const entry = shown.trashed.get(node.id);
  const lost = node.__typename === "Link" && node.target === null;
  return (
    <div
      className="mows-file-row"
      role="row"
      ref={row}
      id={id}
      style={style}
      aria-rowindex={index + 2}
      aria-selected={isSelected}
      data-node={node.id}
      data-active={isActive || undefined}
      data-drag={drag}
      {...state}
    >
      <span className="mows-file-cell mows-file-name-cell" role="gridcell">
        <SelectionMark />
        <span className="mows-file-picture">
          <Thumbnail node={node} sizePx={128} />
        </span>
        {isRenaming ? (
          <NameEditor node={node} />
        ) : (
          <span className="mows-file-name" title={node.name}>
            <bdi>{shownName(node, fileBrowser.yourFiles)}</bdi>
            {entry && <span className="mows-file-note">{whereabouts(entry, messages, formats)}</span>}
            {lost && <span className="mows-file-note">{fileBrowser.lostShortcut}</span>}
          </span>
        )}
        <FileMarks node={node} />
      </span>
      <span className="mows-file-cell mows-file-size" role="gridcell">
        {"size" in node ? formats.bytes(node.size) : "–"}
      </span>
      <span className="mows-file-cell mows-file-when" role="gridcell">
        <When node={node} />
      </span>
      <span className="mows-file-cell mows-file-more-cell" role="gridcell">
        <ItemMenuButton node={node} />
      </span>
    </div>
  );
}
