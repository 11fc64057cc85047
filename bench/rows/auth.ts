import type { Pool } from "pg";
import { openAppSession } from "../cloud/open-app-session.ts";
import { plantTree } from "../cloud/plant-tree.ts";
import { connectDatabase, startCloud } from "../cloud/start-cloud.ts";
import { median, percentile } from "../measure/median.ts";
import { temporaryFolder } from "../processes/temporary-folder.ts";
import type { Row } from "../row.ts";

const [nodes, grants] = [1_000_000, 10_000];
const listed = 200;
const [warmUps, decisions, lists] = [200, 2_000, 400];

const decide = "select * from node_access($1::uuid, $2::text, null::uuid, $3::uuid[], false)";
/** What `children` reads of a page. */
const columns = `
  select coalesce(json_agg(node), '[]')::text from (
    select json_build_array(n.id, n.parent_id, n.space_id, n.name, n.name_key, n.kind, n.size, n.mime, n.head_version,
      n.created_at at time zone 'UTC', n.modified_at at time zone 'UTC', encode(b.sha256, 'hex'), m.value, c.node_id is not null) as node
    from nodes n
    left join versions v on v.node_id = n.id and v.n = n.head_version
    left join blobs b on b.id = v.blob_id
    left join meta m on m.node_id = n.id and m.namespace = 'extracted'
    left join covers c on c.node_id = n.id
    where n.deleted_at is null and`;
const children = `${columns} n.parent_id = $1 and n.kind = 'file' order by n.name_key, n.id limit ${listed}) nodes`;

/** What authorisation costs: the decision on one node, and on a list, in a very large space. */
export const auth: Row = {
  name: "auth",
  async run({ progress, profileFolder }) {
    await using data = await temporaryFolder();
    await using cloud = await startCloud(data.path, profileFolder);
    const session = await openAppSession(cloud);
    await using database = connectDatabase(cloud);
    progress(`planting ${nodes} nodes and ${grants} grants`);
    const { deepFolderId, fileIds } = await plantTree(database, session, { nodes, grants, sample: decisions });

    progress(`${decisions} decisions`);
    const one = async (id: string) => ask(database, "decide", decide, [session.personId, session.appId, [id]]);
    for (const id of fileIds.slice(0, warmUps)) await one(id);
    const roundTrips: number[] = [];
    for (const id of fileIds) roundTrips.push(await timed(() => one(id)));
    const inSql = await insideDatabase(database, { personId: session.personId, appId: session.appId, ids: fileIds });

    progress(`${lists} lists of ${listed}`);
    const { plain, guarded } = await listsInsideDatabase(database, session, deepFolderId);
    const where = `in ${nodes.toLocaleString("en")} nodes with ${grants.toLocaleString("en")} grants`;
    return {
      measurements: [
        {
          what: `decide() at depth 10 ${where}, in SQL, median`,
          unit: "ms",
          ours: median(inSql),
          floor: { of: "ours", is: "at most", bound: 0.5 },
        },
        { what: `decide() at depth 10 ${where}, in SQL, 95th percentile`, unit: "ms", ours: percentile(inSql, 0.95) },
        { what: `decide() with the way there and back, median`, unit: "ms", ours: median(roundTrips) },
        {
          what: `list of ${listed} authorised nodes, in SQL, median`,
          unit: "ms",
          ours: median(guarded),
          peer: { name: "the same without authorisation", value: median(plain) },
          floor: { of: "ratio", is: "at most", bound: 1.5 },
        },
      ],
      notes: ["One connection through the database's socket, one query at a time; prepared, as the cloud has them."],
    };
  },
};

async function timed(work: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now();
  await work();
  return performance.now() - startedAt;
}

async function ask(database: Pool, name: string, text: string, values: unknown[]): Promise<void> {
  const { rows } = await database.query({ name, text, values });
  if (rows.length === 0) throw new Error(`${name} gave nothing`);
}

/** Milliseconds of each decision by the database's own clock, without the way to it. */
async function insideDatabase(
  database: Pool,
  { personId, appId, ids }: { personId: string; appId: string; ids: readonly string[] },
): Promise<number[]> {
  await database.query(`
    create function pg_temp.time_decisions(person uuid, app text, ids uuid[]) returns setof float8 language plpgsql as $$
    declare
      one uuid;
      since timestamptz;
    begin
      foreach one in array ids loop
        since := clock_timestamp();
        perform * from node_access(person, app, null, array[one], false);
        return next extract(epoch from clock_timestamp() - since) * 1000;
      end loop;
    end $$`);
  const { rows } = await database.query<{ ms: number }>(
    "select time_decisions as ms from pg_temp.time_decisions($1, $2, $3::uuid[])",
    [personId, appId, ids],
  );
  return rows.map(({ ms }) => ms);
}

/** The same for a page of a folder, without and with the decision on the folder before it; in turn, so that whatever else the machine does falls on both. */
async function listsInsideDatabase(
  database: Pool,
  { personId, appId }: { personId: string; appId: string },
  folderId: string,
): Promise<{ plain: number[]; guarded: number[] }> {
  await database.query(`
    create function pg_temp.time_lists(person uuid, app text, folder uuid, times integer)
    returns table (plain float8, guarded float8) language plpgsql as $$
    declare
      at timestamptz[];
    begin
      for i in 1..times loop
        at[1] := clock_timestamp();
        ${children.replace("select", "perform").replace("$1", "folder")};
        at[2] := clock_timestamp();
        perform * from node_access(person, app, null, array[folder], false);
        ${children.replace("select", "perform").replace("$1", "folder")};
        plain := extract(epoch from at[2] - at[1]) * 1000;
        guarded := extract(epoch from clock_timestamp() - at[2]) * 1000;
        return next;
      end loop;
    end $$`);
  const { rows } = await database.query<{ plain: number; guarded: number }>(
    "select * from pg_temp.time_lists($1, $2, $3, $4)",
    [personId, appId, folderId, warmUps + lists],
  );
  const measured = rows.slice(warmUps);
  return { plain: measured.map((row) => row.plain), guarded: measured.map((row) => row.guarded) };
}
