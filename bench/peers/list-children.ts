import { type CustomTypesConfig, Pool, types } from "pg";

/** What a peer needs to answer the list query: the cloud's own PostgreSQL, and for whom. */
export type ListSource = { host: string; personId: string; appId: string };

type Row = {
  id: string;
  parent_id: string;
  space_id: string;
  name: string;
  kind: "folder" | "file";
  size: number;
  mime: string;
  head_version: number;
  created_at: Date;
  modified_at: Date;
  sha256: Buffer;
  tags: string[];
  starred: boolean;
  comment_count: number;
  colour: string | null;
  audio: object | null;
  cover_blob: string | null;
};

type TypeId = Parameters<typeof types.getTypeParser>[0];

/** `int8` as a number, as the cloud reads it. */
const typeParsers: CustomTypesConfig = {
  getTypeParser: (id: TypeId, format?: "text" | "binary") =>
    id === types.builtins.INT8 ? Number : types.getTypeParser(id, format),
};

const authorise = `
  with recursive up as (
    select id, space_id, parent_id, kind, 0 as depth from nodes where id = $1 and deleted_at is null
    union all
    select n.id, n.space_id, n.parent_id, n.kind, up.depth + 1 from nodes n join up on n.id = up.parent_id where n.deleted_at is null
  )
  select g.role from up node
  join up root on root.parent_id is null
  join spaces space on space.id = node.space_id and space.owner_id = $2
  join lateral (
    select grants.role from grants join up on up.id = grants.node_id
    where grants.person_id = $2 and grants.app_id = $3 and (grants.expires_at is null or grants.expires_at > now())
    order by grants.role = 'write' desc, up.depth limit 1
  ) g on true
  where node.depth = 0`;

const page = (kind: "folder" | "file") => `
  select n.id, n.parent_id, n.space_id, n.name, n.kind, n.size, n.mime, n.head_version, n.created_at, n.modified_at, b.sha256,
         n.tags, n.comment_count, n.colour, s.node_id is not null as starred,
         m.value->'audio' as audio, c.blob_id as cover_blob
  from nodes n
  left join versions v on v.node_id = n.id and v.n = n.head_version
  left join blobs b on b.id = v.blob_id
  left join meta m on m.node_id = n.id and m.namespace = 'extracted'
  left join covers c on c.node_id = n.id
  left join stars s on s.node_id = n.id and s.person_id = $3
  where n.deleted_at is null and n.parent_id = $1 and n.kind = '${kind}'
  order by n.name_key, n.id limit $2`;

/** The cloud's list by the cloud's queries: authorised, folders, then files. Signs nobody in: that is left to the cloud. */
export function createListChildren({ host, personId, appId }: ListSource) {
  const pool = new Pool({ host, user: "mows", database: "mows", types: typeParsers });
  return async ({ folderId, first }: { folderId: string; first: number }) => {
    const granted = await pool.query<{ role: "read" | "write" }>(authorise, [folderId, personId, appId]);
    const access = granted.rows[0]?.role === "write" ? "WRITE" : "READ";
    const folders = await pool.query<Row>(page("folder"), [folderId, first + 1, personId]);
    const files = await pool.query<Row>(page("file"), [folderId, first + 1 - folders.rows.length, personId]);
    const rows = [...folders.rows, ...files.rows];
    const nodes = rows.slice(0, first).map((row) => toNode(row, access));
    const last = nodes.at(-1);
    return {
      __typename: "NodePage",
      nodes,
      endCursor: rows.length <= first || last === undefined ? null : cursorOf(folderId, last),
    };
  };
}

/** As the cloud makes it, so that the answers are equal to the byte. */
function cursorOf(folderId: string, last: { __typename: string; name: string; id: string }): string {
  const position = [folderId, "name-asc", last.__typename.toLowerCase(), last.name.toLowerCase(), last.id];
  return Buffer.from(JSON.stringify(position)).toString("base64url");
}

function toNode(row: Row, access: string) {
  const common = {
    id: row.id,
    name: row.name,
    parentId: row.parent_id,
    spaceId: row.space_id,
    createdAt: row.created_at.toISOString(),
    modifiedAt: row.modified_at.toISOString(),
    access,
    tags: row.tags,
    starred: row.starred,
    commentCount: row.comment_count,
  };
  if (row.kind === "folder") return { __typename: "Folder", ...common, colour: row.colour?.toUpperCase() ?? null };
  return {
    __typename: "File",
    ...common,
    size: row.size,
    mimeType: row.mime,
    sha256: row.sha256.toString("hex"),
    version: row.head_version,
    contentUrl: `/.mows/files/${row.id}/content`,
    audio: row.audio,
    coverUrl: row.cover_blob === null ? null : `/.mows/files/${row.id}/cover`,
    // The files that are planted have no pictures.
    thumbnailUrl: null,
  };
}
