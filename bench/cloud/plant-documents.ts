import { randomUUID } from "node:crypto";
import type { Pool } from "pg";
import type { AppSession } from "./open-app-session.ts";

/** Makes so many empty documents in a new folder beside the session's others and gives their ids. */
export async function plantDocuments(database: Pool, session: AppSession, count: number): Promise<string[]> {
  const folderId = randomUUID();
  const { spaceId, folderId: parentId } = session;
  await database.query(
    `insert into nodes (id, space_id, parent_id, name, name_key, kind, created_at, modified_at)
     values ($1::uuid, $2, $3, $1::text, $1::text, 'folder', now(), now())`,
    [folderId, spaceId, parentId],
  );
  const { rows } = await database.query<{ node_id: string }>(
    `with node as (
       insert into nodes (id, space_id, parent_id, name, name_key, kind, size, created_at, modified_at)
       select gen_random_uuid(), $1, $2, 'Document ' || i, 'document ' || i, 'document', 0, now(), now()
       from generate_series(1, $3::int) i
       returning id
     )
     insert into documents (node_id, schema, created_at) select id, null, now() from node returning node_id`,
    [spaceId, folderId, count],
  );
  return rows.map(({ node_id: id }) => id);
}
