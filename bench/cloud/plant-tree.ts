import type { Pool } from "pg";
import type { AppSession } from "./open-app-session.ts";

export type PlantedTree = {
  /** A folder that the app was granted, ten levels below the root with `largeFolderFiles` files in it. */
  deepFolderId: string;
  /** Files below what the app was granted, each at depth ten. */
  fileIds: string[];
};

const chains = 100;
const folderDepth = 9;

/**
 * Fills the person's space with `nodes` nodes: a hundred chains of folders, nine deep, with the files in the last of each; and hangs `grants`
 * grants to others and to other apps on the folders. The session's app may read one chain from its top.
 */
export async function plantTree(
  database: Pool,
  session: AppSession,
  { nodes, grants, sample }: { nodes: number; grants: number; sample: number },
): Promise<PlantedTree> {
  const { spaceId, personId } = session;
  await database.query(
    `create temporary table planted as
       select chain, level, gen_random_uuid() as id from generate_series(1, ${chains}) chain, generate_series(1, ${folderDepth}) level`,
  );
  await database.query(
    `insert into nodes (id, space_id, parent_id, name, name_key, kind, created_at, modified_at)
     select p.id, $1, coalesce(above.id, s.root_id), p.id::text, p.id::text, 'folder', now(), now()
     from planted p join spaces s on s.id = $1
     left join planted above on above.chain = p.chain and above.level = p.level - 1
     order by p.level`,
    [spaceId],
  );
  await database.query(
    `insert into nodes (id, space_id, parent_id, name, name_key, kind, size, mime, head_version, created_at, modified_at)
     select gen_random_uuid(), $1, p.id, 'File ' || i, 'file ' || i, 'file', 0, 'text/plain', 0, now(), now()
     from generate_series(1, $2::int) i join planted p on p.chain = i % ${chains} + 1 and p.level = ${folderDepth}`,
    [spaceId, nodes - chains * folderDepth],
  );
  await database.query(
    `insert into grants (id, node_id, grantee_kind, person_id, app_id, role, granted_at, source)
     select gen_random_uuid(), p.id, case when i % 2 = 0 then 'person' else 'app' end,
            case when i % 2 = 0 then gen_random_uuid() else $1 end, case when i % 2 = 0 then null else 'app-' || i end,
            'read', now(), 'share'
     from generate_series(1, $2::int) i
     join planted p on p.chain = i % ${chains} + 1 and p.level = i / ${chains} % ${folderDepth} + 1`,
    [personId, grants - 1],
  );
  await database.query(
    `insert into grants (id, node_id, grantee_kind, person_id, app_id, role, granted_at, source, last_used_at)
     select gen_random_uuid(), id, 'app', $1, $2, 'read', now(), 'consent', now() from planted where chain = 1 and level = 1`,
    [personId, session.appId],
  );
  await database.query("vacuum analyze nodes, grants");
  const { rows } = await database.query<{ id: string; parent_id: string }>(
    `select n.id, n.parent_id from nodes n join planted p on p.id = n.parent_id
     where p.chain = 1 and p.level = ${folderDepth} and n.kind = 'file' limit $1`,
    [sample],
  );
  return { deepFolderId: rows[0]?.parent_id ?? "", fileIds: rows.map(({ id }) => id) };
}
