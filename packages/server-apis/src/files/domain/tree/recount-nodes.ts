import { sql } from "kysely";
import type { NodeId, SpaceId } from "../../../kit/ids.ts";
import type { Tx } from "../../../kit/sql/database.ts";

/** Bytes that each space had counted so far. */
export type CountedBytes = ReadonlyMap<SpaceId, number>;

/** Has these nodes counted to a space, as far as others count them; gives the bytes of all their versions, and of documents, which the caller moves over. */
export async function recountNodes(tx: Tx, ids: readonly NodeId[], to: SpaceId): Promise<CountedBytes> {
  const { rows } = await sql<{ from: SpaceId; bytes: string }>`
    with before as (
      select id, space_id, counted_bytes from nodes where id = any(${sql.val([...ids])}::uuid[]) and space_id <> ${to}
      order by id for no key update
    ), moved as (
      update nodes set space_id = ${to} where id in (select id from before)
    ), binned as (
      update trash set space_id = ${to} where node_id in (select id from before)
    )
    select b.space_id as "from", sum(b.counted_bytes + coalesce(v.bytes, 0))::text as bytes
    from before b
    left join (
      select node_id, sum(size) as bytes from versions where node_id in (select id from before) group by node_id
    ) v on v.node_id = b.id
    group by b.space_id`.execute(tx);
  return new Map(rows.map((row) => [row.from, Number(row.bytes)]));
}
