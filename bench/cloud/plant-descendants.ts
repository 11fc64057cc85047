import { randomUUID } from "node:crypto";
import type { Pool } from "pg";
import type { AppSession } from "./open-app-session.ts";

const filesAFolder = 999;

export type PlantedMove = { movedId: string; fromId: string; toId: string };

/** Makes two folders beside the session's others, and in the first of them one with so many descendants: folders of files. */
export async function plantDescendants(database: Pool, session: AppSession, descendants: number): Promise<PlantedMove> {
  const [fromId, toId, movedId] = [randomUUID(), randomUUID(), randomUUID()];
  const folder = `insert into nodes (id, space_id, parent_id, name, name_key, kind, created_at, modified_at)
     values ($1::uuid, $2, $3, $1::text, $1::text, 'folder', now(), now())`;
  await database.query(folder, [fromId, session.spaceId, session.folderId]);
  await database.query(folder, [toId, session.spaceId, session.folderId]);
  await database.query(folder, [movedId, session.spaceId, fromId]);
  const folders = Math.ceil(descendants / (filesAFolder + 1));
  await database.query(
    `with folder as materialized (
       select i, gen_random_uuid() as id from generate_series(0, $3::int - 1) i
     ), made as (
       insert into nodes (id, space_id, parent_id, name, name_key, kind, created_at, modified_at)
       select id, $1, $2, 'Folder ' || i, 'folder ' || i, 'folder', now(), now() from folder
     )
     insert into nodes (id, space_id, parent_id, name, name_key, kind, size, mime, head_version, created_at, modified_at)
     select gen_random_uuid(), $1, folder.id, 'File ' || n, 'file ' || n, 'file', 0, 'text/plain', 0, now(), now()
     from generate_series(1, $4::int - $3::int) n join folder on folder.i = n % $3::int`,
    [session.spaceId, movedId, folders, descendants],
  );
  await database.query("vacuum analyze nodes");
  return { movedId, fromId, toId };
}
