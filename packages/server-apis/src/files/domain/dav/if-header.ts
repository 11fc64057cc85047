/** One condition of a list: a state token or an entity tag, held to be there or, with `Not`, not to be. */
export type IfCondition = { negated: boolean } & ({ kind: "token"; token: string } | { kind: "etag"; etag: string });

/** A list holds when all its conditions do; `resource` is the URL it is about, null for the one of the request (RFC 4918 §10.4). */
export type IfList = { resource: string | null; conditions: readonly IfCondition[] };

/** More lists than any client writes: the header is bounded by the server's limit anyway. */
const mostLists = 100;

/** The `If` header; null when it is none. */
export function parseIfHeader(header: string): IfList[] | null {
  const lists: IfList[] = [];
  const scanner = /\s*(?:<([^<>\s]+)>|\(([^()]*)\))/gy;
  let resource: string | null = null;
  while (scanner.lastIndex < header.trimEnd().length) {
    const match = scanner.exec(header);
    if (match === null || lists.length >= mostLists) return null;
    if (match[1] !== undefined) {
      resource = match[1];
      continue;
    }
    const conditions = parseConditions(match[2] ?? "");
    if (conditions === null) return null;
    lists.push({ resource, conditions });
  }
  return lists.length === 0 ? null : lists;
}

function parseConditions(text: string): IfCondition[] | null {
  const conditions: IfCondition[] = [];
  const scanner = /\s*(not\b)?\s*(?:<([^<>\s]+)>|\[((?:W\/)?"[^"]*")\])/giy;
  while (scanner.lastIndex < text.trimEnd().length) {
    const match = scanner.exec(text);
    if (match === null) return null;
    const negated = match[1] !== undefined;
    if (match[2] !== undefined) conditions.push({ negated, kind: "token", token: match[2] });
    else conditions.push({ negated, kind: "etag", etag: match[3] ?? "" });
  }
  return conditions.length === 0 ? null : conditions;
}

/** Every token the header names without `Not`: by naming it, the client shows that it knows of the lock (§10.4.1). */
export function submittedTokens(lists: readonly IfList[]): ReadonlySet<string> {
  const conditions = lists.flatMap((list) => list.conditions);
  return new Set(conditions.flatMap((one) => (one.kind === "token" && !one.negated ? [one.token] : [])));
}

/** What a resource is like, for the conditions about it; `etag` with its quotes, null where it has none. */
export type IfState = { tokens: ReadonlySet<string>; etag: string | null };

/** Whether any of the lists holds. `stateOf` is asked once for each resource. */
export async function holdsAny(
  lists: readonly IfList[],
  stateOf: (resource: string | null) => Promise<IfState>,
): Promise<boolean> {
  const states = new Map<string | null, IfState>();
  for (const { resource, conditions } of lists) {
    const state = states.get(resource) ?? (await stateOf(resource));
    states.set(resource, state);
    const holds = (one: IfCondition) => (one.kind === "token" ? state.tokens.has(one.token) : state.etag === one.etag);
    if (conditions.every((one) => holds(one) !== one.negated)) return true;
  }
  return false;
}
