import type { FolderColour, Node } from "@mows/sdk";

export type Identified = { readonly id: string };
export type NamedFolder = Identified & { readonly name: string };

/** What can be done with files. Each tells what came of it, with the way back. */
export interface FileActions {
  /** False when it was refused. */
  readonly rename: (node: Node, name: string) => Promise<boolean>;
  readonly move: (nodes: readonly Node[], to: NamedFolder) => Promise<void>;
  readonly copy: (nodes: readonly Node[], to: NamedFolder) => Promise<void>;
  readonly makeShortcuts: (nodes: readonly Node[], to: NamedFolder) => Promise<void>;
  readonly trash: (nodes: readonly Node[]) => Promise<void>;
  readonly restore: (nodes: readonly Node[]) => Promise<void>;
  readonly deleteForever: (nodes: readonly Node[]) => Promise<void>;
  readonly emptyTrash: (within: Identified) => Promise<void>;
  /** Its id; null when it was refused. It has a name that is not `taken`. */
  readonly createFolder: (parent: Identified, taken: readonly string[]) => Promise<string | null>;
  readonly star: (nodes: readonly Node[], starred: boolean) => Promise<void>;
  readonly setColour: (nodes: readonly Node[], colour: FolderColour | null) => Promise<void>;
  readonly changeTags: (nodes: readonly Node[], change: { add: string[]; remove: string[] }) => Promise<void>;
}
