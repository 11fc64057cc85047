import type { Action } from "../../../kit/grants/decide.ts";
import type { NodeId, SpaceId } from "../../../kit/ids.ts";
import type { AudioTags } from "../extraction/audio-tags.ts";

/** A node as its reader may see it. JSON through and through, so that it can be the kept result of a mutation; moments are ISO 8601. */
export type TreeNode = FolderNode | FileNode;

type Common = {
  id: NodeId;
  name: string;
  /** Null at the root of a space. */
  parentId: NodeId | null;
  spaceId: SpaceId;
  createdAt: string;
  modifiedAt: string;
  access: Action;
};

export type FolderNode = Common & { kind: "folder" };

export type FileNode = Common & {
  kind: "file";
  size: number;
  mimeType: string;
  /** Lower-case hexadecimal. */
  sha256: string;
  version: number;
  audio: AudioTags | null;
  hasCover: boolean;
};
