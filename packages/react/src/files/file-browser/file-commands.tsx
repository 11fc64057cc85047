import type { Node } from "@mows/sdk";
import ClipboardPaste from "lucide-react/icons/clipboard-paste";
import Copy from "lucide-react/icons/copy";
import CornerUpRight from "lucide-react/icons/corner-up-right";
import Download from "lucide-react/icons/download";
import ExternalLink from "lucide-react/icons/external-link";
import FolderInput from "lucide-react/icons/folder-input";
import FolderPlus from "lucide-react/icons/folder-plus";
import Pencil from "lucide-react/icons/pencil";
import RotateCcw from "lucide-react/icons/rotate-ccw";
import Scissors from "lucide-react/icons/scissors";
import MessageCircle from "lucide-react/icons/message-circle";
import Star from "lucide-react/icons/star";
import Tag from "lucide-react/icons/tag";
import Trash from "lucide-react/icons/trash-2";
import type { LucideIcon } from "lucide-react";
import type { Messages } from "../../messages/en.ts";
import type { Browser } from "./browser-context.ts";

export interface FileCommand {
  readonly id: string;
  readonly label: string;
  readonly icon: LucideIcon;
  /** As it is written beside the label. */
  readonly keys?: string;
  readonly isDangerous?: boolean;
  readonly run: () => void;
}

const mayWrite = ({ access }: Node) => access === "WRITE";

/** What can be done with what is chosen, in groups; with nothing chosen, with the place itself. */
export function fileCommands(browser: Browser, { fileBrowser: said }: Messages): readonly (readonly FileCommand[])[] {
  if (browser.selected.length === 0) return [placeCommands(browser, said)];
  return browser.place.view === "trash" ? trashCommands(browser, said) : nodeCommands(browser, said);
}

type Said = Messages["fileBrowser"];

function placeCommands({ writable, clipboard, newFolder, paste }: Browser, said: Said): FileCommand[] {
  if (!writable) return [];
  const make = { id: "new-folder", label: said.newFolder, icon: FolderPlus, run: newFolder };
  return clipboard
    ? [make, { id: "paste", label: said.paste, icon: ClipboardPaste, keys: "Ctrl V", run: paste }]
    : [make];
}

function trashCommands({ selected, actions, setOpened }: Browser, said: Said): FileCommand[][] {
  return [
    [{ id: "restore", label: said.restore, icon: RotateCcw, run: () => void actions.restore(selected) }],
    [
      {
        id: "delete-forever",
        label: said.deleteForever,
        icon: Trash,
        keys: "Del",
        isDangerous: true,
        run: () => setOpened({ part: "delete-forever" }),
      },
    ],
  ];
}

function nodeCommands(browser: Browser, said: Said): FileCommand[][] {
  const { selected, actions, open, download, rename, cutOrCopy, writable, setOpened, place } = browser;
  const [first] = selected;
  const one = selected.length === 1 ? first : undefined;
  // from a list of places or of stars nothing is taken away
  const isIn = place.view === "folder" && writable !== null;
  const canChange = selected.every(mayWrite);
  const allStarred = selected.every(({ starred }) => starred);
  const when = (condition: boolean, command: FileCommand) => (condition ? [command] : []);
  return [
    [
      ...when(one !== undefined, {
        id: "open",
        label: said.open,
        icon: ExternalLink,
        keys: "Enter",
        run: () => one && open(one),
      }),
      ...when(isIn || one !== undefined, {
        id: "download",
        label: said.download,
        icon: Download,
        run: () => download(selected),
      }),
    ],
    [
      ...when(isIn && one !== undefined, {
        id: "rename",
        label: said.rename,
        icon: Pencil,
        keys: "F2",
        run: () => one && rename(one.id),
      }),
      ...when(isIn, { id: "move", label: said.moveTo, icon: FolderInput, run: () => setOpened({ part: "move" }) }),
      { id: "copy-to", label: said.copyTo, icon: Copy, run: () => setOpened({ part: "copy" }) },
      ...when(isIn, { id: "cut", label: said.cut, icon: Scissors, keys: "Ctrl X", run: () => cutOrCopy("cut") }),
      { id: "copy", label: said.copy, icon: Copy, keys: "Ctrl C", run: () => cutOrCopy("copy") },
      ...when(isIn, {
        id: "shortcut",
        label: said.shortcutHere,
        icon: CornerUpRight,
        run: () => writable && void actions.makeShortcuts(selected, writable),
      }),
    ],
    [
      {
        id: "star",
        label: allStarred ? said.unstar : said.star,
        icon: Star,
        run: () => void actions.star(selected, !allStarred),
      },
      ...when(one !== undefined, {
        id: "comments",
        label: said.comments(one?.commentCount ?? 0, String(one?.commentCount ?? 0)),
        icon: MessageCircle,
        run: () => setOpened({ part: "comments" }),
      }),
      ...when(canChange, { id: "tags", label: said.tags, icon: Tag, run: () => setOpened({ part: "tags" }) }),
    ],
    when(isIn, {
      id: "trash",
      label: said.toTrash,
      icon: Trash,
      keys: "Del",
      isDangerous: true,
      run: () => void actions.trash(selected),
    }),
  ];
}
