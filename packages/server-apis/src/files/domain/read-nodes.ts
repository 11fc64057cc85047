import type { Action } from "../../kit/grants/decide.ts";
import type { NodeId, SpaceId } from "../../kit/ids.ts";
import type { Db } from "../../kit/sql/database.ts";
import type { AudioTags } from "./audio-tags.ts";
import { filesDb } from "./files-database.ts";
import { hex } from "./hex.ts";
import type { TreeNode } from "./tree-node.ts";

type NodeRow = {
  id: NodeId;
  parent_id: NodeId | null;
  space_id: SpaceId;
  name: string;
  kind: "folder" | "file";
  size: number;
  mime: string | null;
  head_version: number;
  created_at: Date;
  modified_at: Date;
  sha256: Uint8Array | null;
  audio: AudioTags | null;
  cover_blob: string | null;
};

/** Nodes that are not deleted, with all that `TreeNode` shows, in one query; the caller narrows and orders it. Authorises nothing. */
export function selectNodes(db: Db) {
  return filesDb(db)
    .selectFrom("nodes as n")
    .leftJoin("versions as v", (join) => join.onRef("v.node_id", "=", "n.id").onRef("v.n", "=", "n.head_version"))
    .leftJoin("blobs as b", "b.id", "v.blob_id")
    .leftJoin("meta as m", (join) => join.onRef("m.node_id", "=", "n.id").on("m.namespace", "=", "extracted"))
    .leftJoin("covers as c", "c.node_id", "n.id")
    .where("n.deleted_at", "is", null)
    .select([
      "n.id",
      "n.parent_id",
      "n.space_id",
      "n.name",
      "n.kind",
      "n.size",
      "n.mime",
      "n.head_version",
      "n.created_at",
      "n.modified_at",
      "b.sha256",
      "m.value as audio",
      "c.blob_id as cover_blob",
    ]);
}

/** The row as its reader sees it, who may do `access` with it. */
export function toTreeNode(row: NodeRow, access: Action): TreeNode {
  const common = {
    id: row.id,
    name: row.name,
    parentId: row.parent_id,
    spaceId: row.space_id,
    createdAt: row.created_at.toISOString(),
    modifiedAt: row.modified_at.toISOString(),
    access,
  };
  if (row.kind === "folder") return { ...common, kind: "folder" };
  if (row.sha256 === null || row.mime === null) throw new Error(`file ${row.id} has no content`);
  return {
    ...common,
    kind: "file",
    size: row.size,
    mimeType: row.mime,
    sha256: hex(row.sha256),
    version: row.head_version,
    audio: row.audio,
    hasCover: row.cover_blob !== null,
  };
}

/** One node that is known to be there. */
export async function readNode(db: Db, id: NodeId, access: Action): Promise<TreeNode> {
  return toTreeNode(await selectNodes(db).where("n.id", "=", id).executeTakeFirstOrThrow(), access);
}
