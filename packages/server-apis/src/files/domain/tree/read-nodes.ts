import { type RawBuilder, sql } from "kysely";
import type { Action } from "../../../kit/grants/decide.ts";
import type { NodeId, SpaceId } from "../../../kit/ids.ts";
import type { Db } from "../../../kit/sql/database.ts";
import type { AudioTags } from "../extraction/audio-tags.ts";
import { isoMoment } from "./iso-moment.ts";
import type { TreeNode } from "./tree-node.ts";

/** A node as `nodeRows` gives it, by position. Moments are as `isoMoment` takes them, the hash is lower-case hexadecimal. */
export type NodeRow = readonly [
  id: NodeId,
  parentId: NodeId | null,
  spaceId: SpaceId,
  name: string,
  nameKey: string,
  kind: "folder" | "file",
  size: number,
  mime: string | null,
  headVersion: number,
  created: string,
  modified: string,
  sha256: string | null,
  audio: AudioTags | null,
  hasCover: boolean,
];

/**
 * Nodes that are not deleted, with all that `TreeNode` shows, as one value of JSON text: a driver that makes an object of each row takes
 * several times as long as parsing that. `narrowed` is the rest of the query over `nodes n`: conditions, order, limit.
 */
export function nodeRows(narrowed: RawBuilder<unknown>): RawBuilder<string> {
  return sql<string>`
    select coalesce(json_agg(node), '[]')::text from (
      select json_build_array(
        n.id, n.parent_id, n.space_id, n.name, n.name_key, n.kind, n.size, n.mime, n.head_version,
        n.created_at at time zone 'UTC', n.modified_at at time zone 'UTC',
        encode(b.sha256, 'hex'), m.value, c.node_id is not null
      ) as node
      from nodes n
      left join versions v on v.node_id = n.id and v.n = n.head_version
      left join blobs b on b.id = v.blob_id
      left join meta m on m.node_id = n.id and m.namespace = 'extracted'
      left join covers c on c.node_id = n.id
      where n.deleted_at is null and ${narrowed}
    ) nodes`;
}

export function parseNodeRows(json: string): NodeRow[] {
  return JSON.parse(json) as NodeRow[];
}

/** The nodes of `nodeRows`. Authorises nothing. */
export async function readNodes(db: Db, narrowed: RawBuilder<unknown>): Promise<NodeRow[]> {
  const { rows } = await sql<{ nodes: string }>`select (${nodeRows(narrowed)}) as nodes`.execute(db);
  return parseNodeRows(rows[0]?.nodes ?? "[]");
}

/** The row as its reader sees it, who may do `access` with it. */
export function toTreeNode(row: NodeRow, access: Action): TreeNode {
  const [id, parentId, spaceId, name, , kind, size, mimeType, version, created, modified, sha256, audio, hasCover] =
    row;
  const [createdAt, modifiedAt] = [isoMoment(created), isoMoment(modified)];
  if (kind === "folder") return { kind, id, name, parentId, spaceId, createdAt, modifiedAt, access };
  if (sha256 === null || mimeType === null) throw new Error(`file ${id} has no content`);
  return {
    kind,
    id,
    name,
    parentId,
    spaceId,
    createdAt,
    modifiedAt,
    access,
    size,
    mimeType,
    sha256,
    version,
    audio,
    hasCover,
  };
}

/** One node that is known to be there. */
export async function readNode(db: Db, id: NodeId, access: Action): Promise<TreeNode> {
  const [row] = await readNodes(db, sql`n.id = ${id}`);
  if (row === undefined) throw new Error(`node ${id} is not there`);
  return toTreeNode(row, access);
}
