import { sql } from "kysely";
import type { NodeId, SpaceId } from "../../../kit/ids.ts";
import type { Db } from "../../../kit/sql/database.ts";
import { contentTagOfBlob } from "../contents/content-tag.ts";
import { exportTagOfNode } from "../documents/export-tag.ts";
import { isoMoment } from "../tree/iso-moment.ts";
import { davNodeJoins } from "./dav-nodes.ts";
import type { DavNode } from "./dav-place.ts";

/**
 * Members read at a time: what a listing of any length holds in memory, twice. So few that walking the index looks cheaper to PostgreSQL than
 * sorting the whole folder for each page, also while its statistics are old.
 */
const pageSize = 250;

/** A member as the database gives it, by position: as JSON it is read several times as fast as rows are. */
type MemberRow = readonly [
  id: NodeId,
  spaceId: SpaceId,
  name: string,
  key: string,
  kind: DavNode["kind"],
  size: number,
  mimeType: string | null,
  created: string,
  modified: string,
  etag: string | null,
  isUnsettled: boolean,
];

/**
 * What a folder holds, by name, page by page, for whoever was found to read the folder. The next page is read while one is used. Without
 * `withTags`, `etag` is null: knowing it costs two joins.
 */
export async function* listMembers(
  db: Db,
  folderId: NodeId,
  { withTags }: { withTags: boolean },
): AsyncGenerator<readonly DavNode[]> {
  let next: Promise<MemberRow[]> | null = readPage(db, folderId, null, withTags);
  while (next !== null) {
    const rows: MemberRow[] = await next;
    const last = rows.at(-1);
    next = last === undefined || rows.length < pageSize ? null : readPage(db, folderId, last, withTags);
    // Whoever stops listening leaves a page behind that nobody waits for.
    next?.catch(() => undefined);
    if (rows.length > 0) yield rows.map(toMember);
  }
}

async function readPage(db: Db, folderId: NodeId, after: MemberRow | null, withTags: boolean): Promise<MemberRow[]> {
  const beyond =
    after === null
      ? sql`true`
      : sql`(n.name_key, n.id) > ((select ${after[3]}::text collate "C"), (select ${after[0]}::uuid))`;
  const { rows } = await sql<{ page: string }>`
    select coalesce(json_agg(member), '[]')::text as page from (
      select json_build_array(n.id, n.space_id, n.name, n.name_key, n.kind, n.size, n.mime,
        n.created_at at time zone 'UTC', n.modified_at at time zone 'UTC', ${withTags ? sql`coalesce(${contentTagOfBlob}, ${exportTagOfNode})` : sql`null`},
        n.kind = 'document' and n.export_sequence is null) as member
      from (
        select * from nodes n
        where n.parent_id = (select ${folderId}::uuid) and n.deleted_at is null and n.kind in ('folder', 'file', 'document') and ${beyond}
        order by n.name_key, n.id limit ${sql.lit(pageSize)}
      ) n ${withTags ? davNodeJoins : sql``}
      order by n.name_key, n.id
    ) members`.execute(db);
  return JSON.parse(rows[0]?.page ?? "[]") as MemberRow[];
}

function toMember([
  id,
  spaceId,
  name,
  ,
  kind,
  size,
  mimeType,
  created,
  modified,
  etag,
  isUnsettled,
]: MemberRow): DavNode {
  return {
    id,
    spaceId,
    name,
    kind,
    size,
    mimeType,
    createdAt: new Date(isoMoment(created)),
    modifiedAt: new Date(isoMoment(modified)),
    etag,
    isUnsettled,
  };
}
