import { sql } from "kysely";
import type { NodeId } from "../../../kit/ids.ts";
import type { Kit } from "../../../kit/kit.ts";
import type { Principal } from "../../../kit/principal.ts";
import { authorise } from "./authorise.ts";
import { foldersBelow } from "./folders-below.ts";
import type { Denied, NodeNotFound } from "../failures.ts";
import { isoMoment } from "./iso-moment.ts";

/** Parallel columns: row i is the i-th element of each. */
export type FileColumns = {
  id: NodeId[];
  name: string[];
  parentId: NodeId[];
  /** ISO 8601. */
  createdAt: string[];
  size: number[];
  title: (string | null)[];
  artist: (string | null)[];
  album: (string | null)[];
  albumArtist: (string | null)[];
  trackNumber: (number | null)[];
  discNumber: (number | null)[];
  year: (number | null)[];
  genre: (string | null)[];
  durationMs: (number | null)[];
  /** The node whose cover shows the same picture: the first of its folder. */
  coverOf: (NodeId | null)[];
};

export type IndexFilesOutcome = { kind: "file-index"; columns: FileColumns } | NodeNotFound | Denied;

type Aggregated = Omit<FileColumns, "coverOf" | "createdAt"> & {
  /** As `isoMoment` takes them. */
  createdAt: string[];
  coverBlob: (string | null)[];
};

/**
 * Every file below a folder in one query. The database puts the columns together and hands them over as one value: a driver that makes an
 * object of each row takes longer than the query itself. The laterals keep it on the index of each folder's children, also right after an
 * import, when the planner's statistics still say that there is nothing; the last `offset 0` has each file's tags taken out of its JSON once.
 */
export async function indexFiles(
  kit: Kit,
  principal: Principal,
  query: {
    withinId: string;
    /** A media type, or a family such as `audio/*`; null for every file. */
    mimeType: string | null;
  },
): Promise<IndexFilesOutcome> {
  const allowed = await authorise(kit.db, principal, "read", query.withinId);
  if (allowed.kind !== "allow") return allowed;
  const { rows } = await sql<Record<string, unknown>>`
    with recursive ${foldersBelow(allowed.node.id)}, files as (
      select n.*, c.blob_id, m.value->'audio' as value
      from folders
      cross join lateral (
        select id, name, parent_id, created_at, size from nodes
        where parent_id = folders.id and kind = 'file' and deleted_at is null and ${matches(query.mimeType)} offset 0
      ) n
      left join meta m on m.node_id = n.id and m.namespace = 'extracted'
      left join covers c on c.node_id = n.id
      offset 0
    )
    select json_build_object(
      'id', json_agg(id), 'name', json_agg(name), 'parentId', json_agg(parent_id),
      'createdAt', json_agg(created_at at time zone 'UTC'), 'size', json_agg(size),
      'title', json_agg(value->'title'), 'artist', json_agg(value->'artist'), 'album', json_agg(value->'album'),
      'albumArtist', json_agg(value->'albumArtist'), 'trackNumber', json_agg(value->'trackNumber'),
      'discNumber', json_agg(value->'discNumber'), 'year', json_agg(value->'year'), 'genre', json_agg(value->'genre'),
      'durationMs', json_agg(value->'durationMs'), 'coverBlob', json_agg(blob_id)
    )::text as columns, count(*)::int as count from files`.execute(kit.db);
  const row = rows[0];
  if (row === undefined || row["count"] === 0) return { kind: "file-index", columns: empty() };
  return { kind: "file-index", columns: finish(JSON.parse(String(row["columns"])) as Aggregated) };
}

function matches(mimeType: string | null) {
  if (mimeType === null) return sql<boolean>`true`;
  if (!mimeType.endsWith("/*")) return sql<boolean>`mime = ${mimeType}`;
  return sql<boolean>`starts_with(mime, ${mimeType.slice(0, -1)})`;
}

function finish({ coverBlob, createdAt, ...columns }: Aggregated): FileColumns {
  const pictures = coverBlob.map((blob, row) => (blob === null ? null : `${columns.parentId[row] ?? ""}/${blob}`));
  const first = new Map<string, NodeId>();
  for (const [row, picture] of pictures.entries()) {
    const id = columns.id[row];
    if (picture === null || id === undefined) continue;
    const known = first.get(picture);
    // The lowest id, not the first row: rows come in no promised order, and an address should not change by itself.
    if (known === undefined || id < known) first.set(picture, id);
  }
  const coverOf = pictures.map((picture) => (picture === null ? null : (first.get(picture) ?? null)));
  return { ...columns, createdAt: createdAt.map(isoMoment), coverOf };
}

function empty(): FileColumns {
  const [id, name, parentId, createdAt, size, title, artist, album] = [[], [], [], [], [], [], [], []];
  const [albumArtist, trackNumber, discNumber, year, genre, durationMs, coverOf] = [[], [], [], [], [], [], []];
  return {
    id,
    name,
    parentId,
    createdAt,
    size,
    title,
    artist,
    album,
    albumArtist,
    trackNumber,
    discNumber,
    year,
    genre,
    durationMs,
    coverOf,
  };
}
