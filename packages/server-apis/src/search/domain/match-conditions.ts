import { type RawBuilder, sql } from "kysely";
import type { NodeId } from "../../kit/ids.ts";
import { artistTerm, quoteLexeme, tagTerm } from "./index-entry.ts";
import type { ParsedQuery, Token } from "./parse-query.ts";
import type { Area, SearchFilters } from "./search-query.ts";

type Condition = RawBuilder<unknown>;

/** All of the tokens, as the text of a `tsquery`; `weight` is where: the name alone, or anywhere. */
export function tokensQuery(tokens: readonly Token[], weight: "A" | "" = ""): string {
  return tokens
    .map(({ words, prefix }) => {
      const exact = words.map((word) => (weight === "" ? quoteLexeme(word) : `${quoteLexeme(word)}:${weight}`));
      const begun = prefix === null ? [] : [`${quoteLexeme(prefix)}:*${weight}`];
      return `(${[...exact, ...begun].join(" | ")})`;
    })
    .join(" & ");
}

/** Whether the entry `e` is what the filters want. */
export function filterConditions(filters: SearchFilters, starredIds: readonly NodeId[]): Condition {
  const { kinds, tags, artist, place, starred } = filters;
  const conditions: Condition[] = [];
  const terms = [...tags.map(tagTerm), ...(artist === null ? [] : [artistTerm(artist)])];
  if (terms.length > 0) conditions.push(sql`e.vector @@ ${terms.map(quoteLexeme).join(" & ")}::tsquery`);
  if (kinds !== null) conditions.push(sql`e.kind = any(${sql.val([...kinds])}::text[])`);
  if (starred) conditions.push(sql`e.node_id = any(${sql.val([...starredIds])}::uuid[])`);
  if (place !== null) conditions.push(isIn(place));
  const moments = [
    [sql`e.modified_at >=`, filters.modifiedAfter],
    [sql`e.modified_at <`, filters.modifiedBefore],
    [sql`e.taken_at >=`, filters.takenAfter],
    [sql`e.taken_at <`, filters.takenBefore],
  ] as const;
  for (const [comparison, moment] of moments) {
    if (moment !== null) conditions.push(sql`${comparison} ${moment}::timestamptz`);
  }
  return conditions.length === 0 ? sql`true` : sql.join(conditions, sql` and `);
}

function isIn({ north, south, west, east }: Area): Condition {
  const inside = sql`e.latitude between ${south}::float8 and ${north}::float8`;
  return west <= east
    ? sql`${inside} and e.longitude between ${west}::float8 and ${east}::float8`
    : sql`${inside} and (e.longitude >= ${west}::float8 or e.longitude <= ${east}::float8)`;
}

/**
 * How well the entry `e` fits, the best first: 0 the whole name, with or without its extension; 1 the name begins so; 2 every word is in the
 * name; 3 elsewhere. Without words everything fits alike.
 */
export function wordRank({ folded, tokens }: ParsedQuery): RawBuilder<number> {
  if (tokens.length === 0) return sql<number>`0`;
  const rest = sql`substr(e.name, ${folded.length + 2}::integer)`;
  return sql<number>`
    case
      when e.name = ${folded} then 0
      when starts_with(e.name, ${`${folded} `}) and length(${rest}) <= 5 and position(' ' in ${rest}) = 0 then 0
      when starts_with(e.name, ${folded}) then 1
      when e.vector @@ ${tokensQuery(tokens, "A")}::tsquery then 2
      else 3
    end`;
}
