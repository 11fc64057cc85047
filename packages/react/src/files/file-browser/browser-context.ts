import type { FolderNode, Node } from "@mows/sdk";
import { createContext, use, type Dispatch, type SetStateAction } from "react";
import type { FileAction } from "./file-action.ts";
import type { FileClipboard } from "./file-clipboard.ts";
import type { FilePlace } from "./file-place.ts";
import type { Selection } from "./selection.ts";
import type { FileActions } from "./file-actions.ts";
import type { Conflicts } from "./use-conflicts.ts";
import type { NewItem } from "./new-item.ts";
import type { Notices } from "./use-notices.ts";
import type { PlaceNodes } from "./use-place-nodes.ts";
import type { WayStep } from "./use-way.ts";
import type { ViewSettings } from "./view-settings.ts";

/** What is open above the files. */
export type OpenPart =
  | { readonly part: "menu"; readonly x: number; readonly y: number }
  | { readonly part: "move" | "copy" | "tags" | "comments" | "delete-forever" | "empty-trash" };

/** What the parts of a file browser share. */
export interface Browser {
  readonly place: FilePlace;
  readonly navigate: (place: FilePlace) => void;
  /** A folder is gone into, a shortcut followed, a file handed to the app. */
  readonly open: (node: Node) => void;
  readonly shown: PlaceNodes;
  readonly way: readonly WayStep[];
  /** The folder that is shown, where something may be put into it. */
  readonly writable: FolderNode | null;
  readonly view: ViewSettings;
  readonly selection: Selection;
  readonly select: Dispatch<SetStateAction<Selection>>;
  /** In the order they are shown. */
  readonly selected: readonly Node[];
  readonly actions: FileActions;
  readonly extraActions: readonly FileAction[];
  readonly notices: Notices;
  readonly conflicts: Conflicts;
  readonly clipboard: FileClipboard | null;
  /** The name that is being changed. */
  readonly renaming: string | null;
  readonly rename: (id: string | null) => void;
  readonly opened: OpenPart | null;
  readonly setOpened: Dispatch<SetStateAction<OpenPart | null>>;
  readonly upload: (files: DataTransfer | FileList, folderId: string) => void;
  readonly download: (nodes: readonly Node[]) => void;
  readonly newFolder: () => void;
  readonly newItems: readonly NewItem[];
  readonly cutOrCopy: (mode: FileClipboard["mode"]) => void;
  readonly paste: () => void;
  /** Puts the keyboard back to the files. */
  readonly focusFiles: () => void;
}

export const BrowserContext = createContext<Browser | null>(null);

export function useBrowser(): Browser {
  const browser = use(BrowserContext);
  if (!browser) throw new Error("no <FileBrowser> above this component");
  return browser;
}
