import type { Action } from "../../../kit/grants/decide.ts";
import type { NodeId, SpaceId } from "../../../kit/ids.ts";
import type { Extracted } from "../extraction/extracted.ts";

/** A node as its reader may see it. JSON through and through, so that it can be the kept result of a mutation; moments are ISO 8601. */
export type TreeNode = FolderNode | FileNode | LinkNode | DocumentNode;

type Common = {
  id: NodeId;
  name: string;
  /** Null at the root of a space. */
  parentId: NodeId | null;
  spaceId: SpaceId;
  createdAt: string;
  modifiedAt: string;
  access: Action;
  /** In the order of their making. */
  tags: string[];
  /** By the person who reads it. */
  starred: boolean;
  commentCount: number;
};

export const folderColours = ["red", "orange", "yellow", "green", "teal", "blue", "purple", "pink"] as const;

export type FolderColour = (typeof folderColours)[number];

export type FolderNode = Common & { kind: "folder"; colour: FolderColour | null };

/** A shortcut. */
export type LinkNode = Common & {
  kind: "link";
  targetId: NodeId;
  /** Null when it is gone, or not the reader's to see; never a link itself. */
  target: Exclude<TreeNode, LinkNode> | null;
};

/** What several edit at once; what is in it is for `realtime` to tell. */
export type DocumentNode = Common & {
  kind: "document";
  /** Bytes of its export when it was last settled. */
  size: number;
  /** Of its export. */
  mimeType: string;
  /** The declared schema's; null for one that declares none. */
  schemaName: string | null;
  version: number;
};

export type FileNode = Common & {
  kind: "file";
  size: number;
  mimeType: string;
  /** Lower-case hexadecimal; null until an upload joined from parts was read for it. */
  sha256: string | null;
  version: number;
  /** Empty until something was read out of it. */
  extracted: Extracted;
  hasCover: boolean;
};
