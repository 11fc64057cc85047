import Download from "lucide-react/icons/download";
import EllipsisVertical from "lucide-react/icons/ellipsis-vertical";
import FolderInput from "lucide-react/icons/folder-input";
import RotateCcw from "lucide-react/icons/rotate-ccw";
import Trash from "lucide-react/icons/trash-2";
import X from "lucide-react/icons/x";
import type { LucideIcon } from "lucide-react";
import { useLanguage } from "../../messages/use-language.ts";
import { useBrowser } from "./browser-context.ts";
import { clearSelection } from "./selection.ts";

function Tool({ icon: Icon, label, onClick }: { icon: LucideIcon; label: string; onClick: () => void }) {
  return (
    <button type="button" className="mows-icon-button" aria-label={label} title={label} onClick={onClick}>
      <Icon className="mows-icon" aria-hidden />
    </button>
  );
}

/** What is done most with what is chosen; everything else is in its menu. */
export function SelectionBar() {
  const browser = useBrowser();
  const { selected, select, place, actions, setOpened, download, writable, focusFiles } = browser;
  const { messages, formats } = useLanguage();
  const { fileBrowser } = messages;
  const isTrash = place.view === "trash";
  const isIn = place.view === "folder" && writable !== null;
  return (
    <div className="mows-files-selection" role="toolbar" aria-label={fileBrowser.actions}>
      <Tool
        icon={X}
        label={fileBrowser.clearSelection}
        onClick={() => {
          select(clearSelection);
          focusFiles();
        }}
      />
      <span className="mows-files-selection-count">
        {fileBrowser.selected(selected.length, formats.number(selected.length))}
      </span>
      {isTrash && <Tool icon={RotateCcw} label={fileBrowser.restore} onClick={() => void actions.restore(selected)} />}
      {(isIn || (!isTrash && selected.length === 1)) && (
        <Tool icon={Download} label={fileBrowser.download} onClick={() => download(selected)} />
      )}
      {isIn && <Tool icon={FolderInput} label={fileBrowser.moveTo} onClick={() => setOpened({ part: "move" })} />}
      {isIn && <Tool icon={Trash} label={fileBrowser.toTrash} onClick={() => void actions.trash(selected)} />}
      {isTrash && (
        <Tool icon={Trash} label={fileBrowser.deleteForever} onClick={() => setOpened({ part: "delete-forever" })} />
      )}
      <button
        type="button"
        className="mows-icon-button"
        aria-label={fileBrowser.actions}
        aria-haspopup="menu"
        onClick={(event) => {
          const { left, bottom } = event.currentTarget.getBoundingClientRect();
          setOpened({ part: "menu", x: left, y: bottom });
        }}
      >
        <EllipsisVertical className="mows-icon" aria-hidden />
      </button>
    </div>
  );
}
