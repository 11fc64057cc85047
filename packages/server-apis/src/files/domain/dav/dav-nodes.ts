import { type RawBuilder, sql } from "kysely";
import type { NodeId, SpaceId } from "../../../kit/ids.ts";
import { contentTagOfBlob } from "../contents/content-tag.ts";
import { exportTagOfNode } from "../documents/export-tag.ts";
import type { DavNode } from "./dav-place.ts";

export type DavNodeRow = {
  id: NodeId;
  space_id: SpaceId;
  parent_id: NodeId | null;
  name: string;
  kind: DavNode["kind"];
  size: number;
  mime: string | null;
  created_at: Date;
  modified_at: Date;
  /** Null where it has no content. */
  etag: string | null;
  export_sequence: number | null;
};

/** What `toDavNode` wants of `nodes n`, with `davNodeJoins` in the `from`. */
export const davNodeColumns: RawBuilder<unknown> = sql`
  n.id, n.space_id, n.parent_id, n.name, n.kind, n.size, n.mime, n.created_at, n.modified_at,
  coalesce(${contentTagOfBlob}, ${exportTagOfNode}) as etag, n.export_sequence`;

export const davNodeJoins: RawBuilder<unknown> = sql`
  left join versions v on v.node_id = n.id and v.n = n.head_version
  left join blobs b on b.id = v.blob_id`;

export function toDavNode(row: DavNodeRow): DavNode {
  return {
    id: row.id,
    spaceId: row.space_id,
    name: row.name,
    kind: row.kind,
    size: row.size,
    mimeType: row.mime,
    createdAt: row.created_at,
    modifiedAt: row.modified_at,
    etag: row.etag,
    isUnsettled: row.kind === "document" && row.export_sequence === null,
  };
}
