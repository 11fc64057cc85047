import { sql } from "kysely";
import { accessSubject } from "../../kit/grants/node-access.ts";
import type { NodeId } from "../../kit/ids.ts";
import type { Kit } from "../../kit/kit.ts";
import type { Peers } from "../../kit/peers.ts";
import type { Principal } from "../../kit/principal.ts";
import { type Facets, facetsOf } from "./facets.ts";
import type { SearchFailure } from "./failures.ts";
import type { Candidate } from "./find-candidates.ts";
import { gatherCandidates } from "./gather-candidates.ts";
import { parseQuery, type Token } from "./parse-query.ts";
import { scopeOf } from "./scope-of.ts";
import { decodeSearchCursor, encodeSearchCursor, searchKey } from "./search-cursor.ts";
import type { SearchQuery } from "./search-query.ts";

export type SearchOutcome =
  | {
      kind: "search-page";
      /** The best first. */
      hits: Candidate[];
      facets: Facets;
      count: number;
      /** True when only the best of what there is were looked at. */
      approximate: boolean;
      endCursor: string | null;
      /** What was looked for in the end, mistakes included. */
      tokens: readonly Token[];
    }
  | SearchFailure;

const mostHits = 100;

/** What the principal may read and that fits, the best first. `first` is brought into 1 to 100. */
export async function search(
  { kit, peers }: { kit: Pick<Kit, "db">; peers: Peers },
  principal: Principal,
  query: SearchQuery,
): Promise<SearchOutcome> {
  const parsed = parseQuery(query);
  if (parsed.kind !== "query") return parsed;
  const key = await searchKey(query);
  const after = query.after === null ? null : decodeSearchCursor(key, query.after);
  if (after === null && query.after !== null) return { kind: "invalid-cursor" };
  const scope = await scopeOf(kit.db, principal, query.withinId);
  if (scope.kind !== "scope") return scope;
  const subject = accessSubject(principal);
  if (subject === null) throw new Error(`${principal.kind} has a scope and is no subject`);
  const isStarred = query.filters.starred && principal.kind === "person";
  const starredIds: readonly NodeId[] = isStarred ? await peers.searchableNodes.starredBy(principal.personId) : [];
  const gathered = await kit.db.transaction().execute(async (tx) => {
    // An index scan each, whatever the statistics say: those of an import are old, and the limits are known only here.
    await sql`
      select set_config('enable_seqscan', 'off', true), set_config('enable_mergejoin', 'off', true),
             set_config('jit', 'off', true)`.execute(tx);
    return gatherCandidates(tx, { subject, scope, parsed, starredIds });
  });
  const { isComplete, tokens } = gathered;
  const found = gathered.found.toSorted(byRank);
  const first = Math.min(Math.max(query.first, 1), mostHits);
  const rest = after === null ? found : found.filter((candidate) => byRank(candidate, after) > 0);
  const hits = rest.slice(0, first);
  const last = hits.at(-1);
  const endCursor = last === undefined || rest.length <= first ? null : encodeSearchCursor(key, last);
  const facets = facetsOf(found);
  return { kind: "search-page", hits, facets, count: found.length, approximate: !isComplete, endCursor, tokens };
}

/** The newest first where they fit alike: ids sort by the time they were made. */
function byRank(a: Pick<Candidate, "rank" | "id">, b: Pick<Candidate, "rank" | "id">): number {
  if (a.rank !== b.rank) return a.rank - b.rank;
  if (a.id === b.id) return 0;
  return a.id > b.id ? -1 : 1;
}
