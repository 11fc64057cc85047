import { type RawBuilder, sql } from "kysely";
import type { NodeId, SpaceId } from "../../kit/ids.ts";
import type { Db } from "../../kit/sql/database.ts";
import { artistTerm, places, tagTerm } from "./index-entry.ts";
import type { Token } from "./parse-query.ts";
import type { SearchFilters } from "./search-query.ts";

/** Rows of one column, `node_id`, the best first, at most so many: what the other conditions are then asked about. */
export type Driver = (limit: number) => RawBuilder<unknown>;

/** Beyond so many, one condition is as good as another. */
const countedRows = 2_000;

/** The least character behind every word: words are letters and digits. */
const [end, beyond] = ["\u0001", "\u{10ffff}"];

/** Each of the conditions that an index can begin with. */
export function driversOf(
  spaceIds: readonly SpaceId[],
  { tokens, filters, starredIds }: { tokens: readonly Token[]; filters: SearchFilters; starredIds: readonly NodeId[] },
): Driver[] {
  const terms = [...filters.tags.map(tagTerm), ...(filters.artist === null ? [] : [artistTerm(filters.artist)])];
  const drivers = [
    ...tokens.map((token) => wordDriver(spaceIds, rangesOf(token), [places.nameStart, places.name, places.other])),
    ...terms.map((term) => wordDriver(spaceIds, [[term, `${term}${end}`]], [places.term])),
  ];
  if (filters.starred) drivers.push(() => sql`select unnest(${sql.val([...starredIds])}::uuid[]) as node_id`);
  const { kinds, place, takenAfter, takenBefore, modifiedAfter, modifiedBefore } = filters;
  const inOrder = (condition: RawBuilder<unknown>, order: RawBuilder<unknown>) =>
    drivers.push(entryDriver(spaceIds, condition, order));
  if (place !== null) {
    inOrder(sql`e.latitude between ${place.south}::float8 and ${place.north}::float8`, sql`e.latitude`);
  }
  if (takenAfter !== null || takenBefore !== null) {
    inOrder(between(sql`e.taken_at`, takenAfter, takenBefore), sql`e.taken_at desc, e.node_id desc`);
  }
  if (kinds !== null) {
    inOrder(sql`e.kind = any(${sql.val([...kinds])}::text[])`, sql`e.kind, e.node_id desc`);
  }
  if (modifiedAfter !== null || modifiedBefore !== null) {
    inOrder(between(sql`e.modified_at`, modifiedAfter, modifiedBefore), sql`e.modified_at desc, e.node_id desc`);
  }
  return drivers;
}

/** The one with the fewest rows: what it gives is complete wherever there are not too many of them. */
export async function narrowest(db: Db, drivers: readonly Driver[]): Promise<Driver> {
  const [first] = drivers;
  if (first === undefined) throw new Error("a search without a condition");
  if (drivers.length === 1) return first;
  const counts = drivers.map((driver) => sql`(select count(*) from (${driver(countedRows)}) counted)`);
  const { rows } = await sql<{ counts: number[] }>`
    select array[${sql.join(counts)}]::integer[] as counts`.execute(db);
  const found = rows[0]?.counts ?? [];
  return drivers[found.indexOf(Math.min(...found))] ?? first;
}

type Range = readonly [from: string, to: string];

function rangesOf({ words, prefix }: Token): Range[] {
  const begun: Range[] = prefix === null ? [] : [[prefix, `${prefix}${beyond}`]];
  const others = words.filter((word) => prefix === null || !word.startsWith(prefix));
  return [...begun, ...others.map((word): Range => [word, `${word}${end}`])];
}

/** Where a word stands first in the name, then elsewhere in it, then anywhere; the newest of each word first. */
function wordDriver(spaceIds: readonly SpaceId[], ranges: readonly Range[], among: readonly number[]): Driver {
  const [from, to] = [sql.val(ranges.map((range) => range[0])), sql.val(ranges.map((range) => range[1]))];
  return (limit) => {
    const at = (place: number) => sql`(
      select w.node_id from unnest(${from}::text[], ${to}::text[]) r(low, high)
      cross join unnest(${sql.val([...spaceIds])}::uuid[]) s(space_id)
      cross join lateral (
        select node_id from search_words
        where space_id = s.space_id and place = ${sql.lit(place)} and word >= r.low collate "C" and word < r.high collate "C"
        order by word, node_id desc limit ${sql.lit(limit)}
      ) w limit ${sql.lit(limit)})`;
    return sql`select node_id from (${sql.join(among.map(at), sql` union all `)}) w limit ${sql.lit(limit)}`;
  };
}

function entryDriver(spaceIds: readonly SpaceId[], condition: RawBuilder<unknown>, order: RawBuilder<unknown>): Driver {
  return (limit) => sql`
    select e.node_id from unnest(${sql.val([...spaceIds])}::uuid[]) s(space_id)
    cross join lateral (
      select e.node_id from search_entries e where e.space_id = s.space_id and ${condition}
      order by ${order} limit ${sql.lit(limit)}
    ) e limit ${sql.lit(limit)}`;
}

function between(column: RawBuilder<unknown>, from: Date | null, to: Date | null): RawBuilder<unknown> {
  return sql`${column} >= ${from ?? new Date(-8_640_000_000_000)}::timestamptz
    and ${column} < ${to ?? new Date(253_402_300_799_000)}::timestamptz`;
}
