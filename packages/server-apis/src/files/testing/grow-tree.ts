import { sql } from "kysely";
import type { NodeId } from "../../kit/ids.ts";
import type { FileCloud } from "./file-cloud.ts";

/**
 * Fills a folder with folders and these with files that all share the bytes of one: trees that would take minutes to upload. Gives the number of
 * nodes it made; each file counts `bytes` to the space.
 */
export async function growTree(
  { kit }: FileCloud,
  { inside, of, folders, filesEach }: { inside: NodeId; of: NodeId; folders: number; filesEach: number },
): Promise<number> {
  await sql`
    with model as (
      select n.space_id, n.size, n.mime, v.blob_id, v.author_id, n.created_at as at
      from nodes n join versions v on v.node_id = n.id and v.n = n.head_version where n.id = ${of}
    ), made as (
      insert into nodes (id, space_id, parent_id, name, name_key, kind, created_at, modified_at)
      select gen_random_uuid(), m.space_id, ${inside}, 'folder ' || i, 'folder ' || i, 'folder', m.at, m.at
      from model m, generate_series(1, ${folders}::int) i returning id
    ), files as (
      insert into nodes (id, space_id, parent_id, name, name_key, kind, size, mime, head_version, created_at, modified_at)
      select gen_random_uuid(), m.space_id, made.id, 'file ' || i, 'file ' || i, 'file', m.size, m.mime, 1, m.at, m.at
      from model m, made, generate_series(1, ${filesEach}::int) i returning id
    ), contents as (
      insert into versions (node_id, n, blob_id, size, author_id, at)
      select files.id, 1, m.blob_id, m.size, m.author_id, m.at from model m, files returning blob_id, size
    ), counted as (
      update blobs set refcount = refcount + (select count(*) from contents) where id = (select blob_id from model)
    )
    update spaces set used_bytes = used_bytes + (select sum(size) from contents) where id = (select space_id from model)`.execute(
    kit.db,
  );
  return folders * (filesEach + 1);
}

/** What has to be equal whatever was done: what spaces and blobs count, and what there is. */
export async function bookkeeping({ kit }: FileCloud): Promise<{ told: unknown; found: unknown }> {
  const { rows: spaces } = await sql<{ id: string; told: string; found: string; reserved: string }>`
    select s.id, s.used_bytes::text as told, s.reserved_bytes::text as reserved, (
      select coalesce(sum(n.counted_bytes + coalesce(v.bytes, 0)), 0)::text
      from nodes n left join (select node_id, sum(size) as bytes from versions group by node_id) v on v.node_id = n.id
      where n.space_id = s.id
    ) as found from spaces s order by s.id`.execute(kit.db);
  const { rows: blobs } = await sql<{ id: string; told: number; found: number }>`
    select b.id, b.refcount as told, (
      (select count(*) from versions v where v.blob_id = b.id) + (select count(*) from covers c where c.blob_id = b.id)
      + (select count(*) from thumbnails t where t.blob_id = b.id)
    )::int as found from blobs b order by b.id`.execute(kit.db);
  return {
    told: [...spaces.map(({ id, told, reserved }) => [id, told, reserved]), ...blobs.map(({ id, told }) => [id, told])],
    found: [...spaces.map(({ id, found }) => [id, found, "0"]), ...blobs.map(({ id, found }) => [id, found])],
  };
}
