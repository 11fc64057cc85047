import { type RawBuilder, sql } from "kysely";
import type { AccessSubject } from "../../kit/grants/node-access.ts";
import type { NodeId } from "../../kit/ids.ts";
import type { Db } from "../../kit/sql/database.ts";
import type { SearchKind } from "./kind-of.ts";

/** A node that fits and that the subject may read. */
export type Candidate = {
  id: NodeId;
  rank: number;
  kind: SearchKind;
  tags: readonly string[];
  artist: string | null;
  /** `2034-07`, in UTC. */
  month: string;
};

export type Candidates = {
  /** In no promised order. */
  found: Candidate[];
  /** False where only the best were looked at. */
  isComplete: boolean;
};

export type Finding = {
  /** Where to begin; the best first. */
  rows: RawBuilder<unknown>;
  /** How many rows that is at most; as many mean that there may be more. */
  rowLimit: number;
  /** Over the entry `e`. */
  condition: RawBuilder<unknown>;
  rank: RawBuilder<number>;
  /** Only what lies in this folder. */
  within: NodeId | null;
  /** At most so many, before it is known who may read them. */
  limit: number;
};

type Row = readonly [NodeId, number, SearchKind, string[], string | null, string];

/**
 * The candidates, authorised in the same statement: what the subject may not read now is not in it, neither in hits nor in what is counted.
 * Whatever is in the trash, or below it, cannot be read.
 */
export async function findCandidates(db: Db, subject: AccessSubject, finding: Finding): Promise<Candidates> {
  const { rows: given, rowLimit, condition, rank, within, limit } = finding;
  const { personId, appId, linkId } = subject;
  const inside = within === null ? sql`true` : sql`(node_id = ${within} or parent_id in (select start from inside))`;
  const { rows } = await sql<{ found: string; given: number; fitting: number }>`
    with recursive given as materialized (${given}),
    once as (
      select node_id, min(position) as position
      from (select node_id, row_number() over () as position from given) numbered group by node_id order by 2
    ), fitting as materialized (
      select e.*, n.parent_id
      from once
      cross join lateral (
        select e.node_id, e.kind, e.tags, e.artist, ${rank} as rank,
               to_char(coalesce(e.taken_at, e.modified_at) at time zone 'UTC', 'YYYY-MM') as month
        from search_entries e where e.node_id = once.node_id and ${condition} offset 0
      ) e
      cross join lateral (
        select parent_id from nodes where id = once.node_id and deleted_at is null offset 0
      ) n
      limit ${sql.lit(limit)}
    ), up as (
      select distinct parent_id as start, parent_id as id from fitting where ${within}::uuid is not null
      union all
      select up.start, n.parent_id from up join nodes n on n.id = up.id
      where up.id <> ${within}::uuid and n.parent_id is not null
    ), inside as (
      select start from up where id = ${within}::uuid
    ), placed as materialized (
      select * from fitting where ${inside}
    ), readable as materialized (
      select id from readable_nodes(
        ${personId}::uuid, ${appId}::text, ${linkId}::uuid, array(select node_id from placed)
      )
    )
    select (
      select coalesce(json_agg(json_build_array(node_id, rank, kind, tags, artist, month)), '[]')::text from placed
      where node_id in (select id from readable)
    ) as found, (select count(*) from given)::integer as given, (select count(*) from fitting)::integer as fitting`.execute(
    db,
  );
  const [row] = rows;
  if (row === undefined) throw new Error("a select of values gave none");
  const found = (JSON.parse(row.found) as Row[]).map(([id, itsRank, kind, tags, artist, month]) => ({
    id,
    rank: itsRank,
    kind,
    tags,
    artist,
    month,
  }));
  return { found, isComplete: row.given < rowLimit && row.fitting < limit };
}
