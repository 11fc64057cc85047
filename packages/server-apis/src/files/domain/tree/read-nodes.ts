import { type RawBuilder, sql } from "kysely";
import type { Action } from "../../../kit/grants/decide.ts";
import type { NodeId, PersonId, SpaceId } from "../../../kit/ids.ts";
import type { Principal } from "../../../kit/principal.ts";
import type { Db, NodeKind } from "../../../kit/sql/database.ts";
import type { Extracted } from "../extraction/extracted.ts";
import { isoMoment } from "./iso-moment.ts";
import type { FolderColour, TreeNode } from "./tree-node.ts";

/** A node as `nodeRows` gives it, by position. Moments are as `isoMoment` takes them, the hash is lower-case hexadecimal. */
export type NodeRow = readonly [
  id: NodeId,
  parentId: NodeId | null,
  spaceId: SpaceId,
  name: string,
  nameKey: string,
  kind: NodeKind,
  size: number,
  mime: string | null,
  headVersion: number,
  created: string,
  modified: string,
  sha256: string | null,
  extracted: Extracted | null,
  hasCover: boolean,
  tags: string[],
  starred: boolean,
  colour: FolderColour | null,
  commentCount: number,
  targetId: NodeId | null,
  schemaName: string | null,
];

/** Whose stars a row tells of. */
export type Reader = PersonId | null;

/** Null for who has no stars. */
export function readerOf(principal: Principal): Reader {
  return principal.kind === "person" ? principal.personId : null;
}

/**
 * Nodes that are not deleted, with all that `TreeNode` shows, as one value of JSON text: a driver that makes an object of each row takes
 * several times as long as parsing that. `narrowed` is the rest of the query over `nodes n`: conditions, order, limit. `deleted` reads what is
 * in the trash instead; `from` only some of the nodes.
 */
export function nodeRows(
  narrowed: RawBuilder<unknown>,
  reader: Reader,
  { deleted = false, from = sql`nodes` }: { deleted?: boolean; from?: RawBuilder<unknown> } = {},
): RawBuilder<string> {
  return sql<string>`
    select coalesce(json_agg(node), '[]')::text from (
      select json_build_array(
        n.id, n.parent_id, n.space_id, n.name, n.name_key, n.kind, n.size, n.mime, n.head_version,
        n.created_at at time zone 'UTC', n.modified_at at time zone 'UTC',
        encode(b.sha256, 'hex'), m.value, c.node_id is not null,
        n.tags, s.node_id is not null, n.colour, n.comment_count, n.target_id, n.schema_name
      ) as node
      from ${from} n
      left join versions v on v.node_id = n.id and v.n = n.head_version
      left join blobs b on b.id = v.blob_id
      left join meta m on m.node_id = n.id and m.namespace = 'extracted'
      left join covers c on c.node_id = n.id
      left join stars s on s.node_id = n.id and s.person_id = (select ${reader}::uuid)
      where n.deleted_at is ${deleted ? sql`not null` : sql`null`} and ${narrowed}
    ) nodes`;
}

export function parseNodeRows(json: string): NodeRow[] {
  return JSON.parse(json) as NodeRow[];
}

/** The nodes of `nodeRows`. Authorises nothing. */
export async function readNodes(
  db: Db,
  narrowed: RawBuilder<unknown>,
  reader: Reader,
  options: { deleted?: boolean } = {},
): Promise<NodeRow[]> {
  const { rows } = await sql<{ nodes: string }>`select (${nodeRows(narrowed, reader, options)}) as nodes`.execute(db);
  return parseNodeRows(rows[0]?.nodes ?? "[]");
}

/** The row as its reader sees it, who may do `access` with it. What a link leads to is for `withTargets` to find. */
export function toTreeNode(row: NodeRow, access: Action): TreeNode {
  const [id, parentId, spaceId, name, , kind, size, mimeType, version, created, modified, sha256, extracted, hasCover] =
    row;
  const [tags, starred, colour, commentCount, targetId, schemaName] = [
    row[14],
    row[15],
    row[16],
    row[17],
    row[18],
    row[19],
  ];
  const [createdAt, modifiedAt] = [isoMoment(created), isoMoment(modified)];
  const common = { id, name, parentId, spaceId, createdAt, modifiedAt, access, tags, starred, commentCount };
  switch (kind) {
    case "folder":
      return { kind, ...common, colour };
    case "link":
      if (targetId === null) throw new Error(`link ${id} leads nowhere`);
      return { kind, ...common, targetId, target: null };
    case "file":
      if (mimeType === null) throw new Error(`file ${id} has no content`);
      return { kind, ...common, size, mimeType, sha256, version, extracted: extracted ?? {}, hasCover };
    case "document":
      if (mimeType === null) throw new Error(`document ${id} has no export`);
      return { kind, ...common, size, mimeType, schemaName, version };
    default:
      return kind satisfies never;
  }
}

/** One node; null when it was deleted since it was decided about. */
export async function findNode(db: Db, id: NodeId, access: Action, reader: Reader): Promise<TreeNode | null> {
  const [row] = await readNodes(db, sql`n.id = ${id}`, reader);
  return row === undefined ? null : toTreeNode(row, access);
}

/** One node that is known to be there. */
export async function readNode(db: Db, id: NodeId, access: Action, reader: Reader): Promise<TreeNode> {
  const node = await findNode(db, id, access, reader);
  if (node === null) throw new Error(`node ${id} is not there`);
  return node;
}
