import { type RawBuilder, sql } from "kysely";
import type { AccessSubject } from "../../kit/grants/node-access.ts";
import type { NodeId, SpaceId } from "../../kit/ids.ts";
import type { Db } from "../../kit/sql/database.ts";
import { driversOf, narrowest } from "./driver.ts";
import { type Candidates, findCandidates } from "./find-candidates.ts";
import { filterConditions, tokensQuery, wordRank } from "./match-conditions.ts";
import type { ParsedQuery, Token } from "./parse-query.ts";
import type { Scope } from "./scope-of.ts";
import { similarTokens } from "./similar-words.ts";

export type Gathering = {
  subject: AccessSubject;
  scope: Scope;
  parsed: ParsedQuery;
  starredIds: readonly NodeId[];
};

export type Gathered = Candidates & { tokens: readonly Token[] };

/** Found by their name, their tags or what is known of them: what hits and facets are taken from. */
const mostCandidates = 200;
/** Where only a part of them may be read, or lies in the folder, more are looked at. */
const mostInParts = 1_000;
/** Rows that the other conditions are asked about. */
const mostRows = 5_000;
/** A part of a space with at most so many nodes is looked through node by node. */
const listedNodes = 2_000;
/** Fewer hits than that, and what was typed may be a mistake. */
const fewHits = 5;

const [contentRank, similarRank] = [4, 5];

/** Where the words drive the search, and what is looked through beside: it is short. */
type Places = { spaceIds: readonly SpaceId[]; listed: readonly NodeId[]; isPart: boolean };

/** By words, then in texts, then by similar words; each only where there is room for more. Needs a transaction of its own. */
export async function gatherCandidates(tx: Db, gathering: Gathering): Promise<Gathered> {
  const { scope, parsed } = gathering;
  const places = await placesOf(tx, scope);
  const found = await byWords(tx, gathering, places, { tokens: parsed.tokens, rank: wordRank(parsed) });
  if (parsed.tokens.length === 0) return { ...found, tokens: [] };
  const withTexts = found.found.length < mostCandidates ? merge(found, await byTexts(tx, gathering, places)) : found;
  if (withTexts.found.length >= fewHits) return { ...withTexts, tokens: parsed.tokens };
  const allSpaces = [...new Set([...places.spaceIds, ...scope.tops.map(({ spaceId }) => spaceId)])];
  const tokens = await similarTokens(tx, allSpaces, parsed.tokens);
  if (tokens === null) return { ...withTexts, tokens: parsed.tokens };
  const similar = await byWords(tx, gathering, places, { tokens, rank: sql<number>`${sql.lit(similarRank)}` });
  return { ...merge(withTexts, similar), tokens };
}

async function placesOf(tx: Db, { spaceIds, tops, within }: Scope): Promise<Places> {
  if (tops.length === 0) return { spaceIds, listed: [], isPart: false };
  const { rows } = await sql<{ id: NodeId }>`
    with recursive down as (
      select id, kind from nodes where id = any(${sql.val(tops.map(({ id }) => id))}::uuid[]) and deleted_at is null
      union all
      select n.id, n.kind from down join nodes n on n.parent_id = down.id
      where down.kind = 'folder' and n.deleted_at is null
    )
    select id from down limit ${sql.lit(listedNodes + 1)}`.execute(tx);
  const listed = rows.map(({ id }) => id);
  if (listed.length <= listedNodes) return { spaceIds, listed, isPart: false };
  const parts = tops.map(({ spaceId }) => spaceId);
  return { spaceIds: within === null ? [...new Set([...spaceIds, ...parts])] : parts, listed: [], isPart: true };
}

async function byWords(
  tx: Db,
  { subject, scope, parsed, starredIds }: Gathering,
  places: Places,
  { tokens, rank }: { tokens: readonly Token[]; rank: RawBuilder<number> },
): Promise<Candidates> {
  const { filters } = parsed;
  const filtered = filterConditions(filters, starredIds);
  const condition = tokens.length === 0 ? filtered : sql`e.vector @@ ${tokensQuery(tokens)}::tsquery and ${filtered}`;
  const limit = places.isPart ? mostInParts : mostCandidates;
  const drivers = driversOf(places.spaceIds, { tokens, filters, starredIds });
  // With one condition every row fits, but for what is in the trash.
  const rowLimit = drivers.length === 1 && !places.isPart ? limit * 2 : mostRows;
  const driven = places.spaceIds.length === 0 ? [] : [sql`(${(await narrowest(tx, drivers))(rowLimit)})`];
  const listed = sql`select unnest(${sql.val([...places.listed])}::uuid[]) as node_id`;
  const rows = sql.join([...driven, listed], sql` union all `);
  return findCandidates(tx, subject, {
    rows,
    condition,
    rank,
    limit,
    rowLimit: rowLimit + places.listed.length,
    within: places.isPart ? scope.within : null,
  });
}

/** In texts, a beginning of one or two letters is everywhere. */
async function byTexts(tx: Db, { subject, scope, parsed, starredIds }: Gathering, places: Places): Promise<Candidates> {
  const { tokens, filters } = parsed;
  if (tokens.some(({ prefix }) => prefix !== null && prefix.length < 3)) return { found: [], isComplete: true };
  const query = tokensQuery(tokens);
  const limit = places.isPart ? mostInParts : mostCandidates;
  return findCandidates(tx, subject, {
    rows: sql`
      select t.node_id from search_texts t join search_entries e on e.node_id = t.node_id
      where t.vector @@ ${query}::tsquery and (
        e.space_id = any(${sql.val([...places.spaceIds])}::uuid[]) or e.node_id = any(${sql.val([...places.listed])}::uuid[])
      ) limit ${sql.lit(limit)}`,
    rowLimit: limit,
    condition: sql`not e.vector @@ ${query}::tsquery and ${filterConditions(filters, starredIds)}`,
    rank: sql<number>`${sql.lit(contentRank)}`,
    limit,
    within: places.isPart ? scope.within : null,
  });
}

function merge(first: Candidates, second: Candidates): Candidates {
  const known = new Set(first.found.map(({ id }) => id));
  return {
    found: [...first.found, ...second.found.filter(({ id }) => !known.has(id))],
    isComplete: first.isComplete && second.isComplete,
  };
}
