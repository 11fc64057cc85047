import type { Candidate } from "./find-candidates.ts";
import type { SearchKind } from "./kind-of.ts";

type Count<Value> = { value: Value; count: number };

/** How many of what was found have each value; the most frequent first. */
export type Facets = {
  kinds: Count<SearchKind>[];
  tags: Count<string>[];
  artists: Count<string>[];
  /** `2034-07`, in UTC. */
  months: Count<string>[];
};

const mostValues = 20;

/** Of nodes that were authorised: there is nothing in it of any other. */
export function facetsOf(candidates: readonly Candidate[]): Facets {
  return {
    kinds: count(candidates.map(({ kind }) => kind)),
    tags: count(candidates.flatMap(({ tags }) => tags)),
    artists: count(candidates.flatMap(({ artist }) => (artist === null ? [] : [artist]))),
    months: count(candidates.map(({ month }) => month)),
  };
}

function count<Value extends string>(values: readonly Value[]): Count<Value>[] {
  const counts = new Map<Value, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts]
    .map(([value, times]) => ({ value, count: times }))
    .toSorted((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
    .slice(0, mostValues);
}
