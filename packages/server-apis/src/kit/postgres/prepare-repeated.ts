import type { PostgresPool as KyselyPool, PostgresPoolClient } from "kysely";
import type pg from "pg";

/** From its twentieth time on a query is one that is asked again and again. */
const repeatedAfter = 20;
/** Each connection holds the plans of at most so many, some tens of KB each. */
const mostPrepared = 64;
/** So many texts are told apart while they are counted. */
const mostCounted = 1_000;

/**
 * The pool for Kysely, with queries that are read only and asked repeatedly prepared on each connection at its next use: planning a join
 * takes PostgreSQL longer than answering it. Needs connections that are sessions, as the bus does.
 */
export function prepareRepeated(pool: pg.Pool): KyselyPool {
  const nameOf = nameRepeated();
  // Kysely knows a connection by its object.
  const wrapped = new WeakMap<pg.PoolClient, PostgresPoolClient>();
  return {
    options: pool.options,
    end: () => pool.end(),
    async connect() {
      const client = await pool.connect();
      const known = wrapped.get(client) ?? wrap(client, nameOf);
      wrapped.set(client, known);
      return known;
    },
  };
}

function wrap(client: pg.PoolClient, nameOf: (text: string) => string | null): PostgresPoolClient {
  const query = (text: string, parameters: readonly unknown[]) => {
    const values = [...parameters];
    const name = values.length === 0 ? null : nameOf(text);
    return client.query(name === null ? { text, values } : { name, text, values });
  };
  return {
    // Only cursors take the other form of the interface, and without a cursor class there are none.
    query: query as unknown as PostgresPoolClient["query"],
    release: (destroy) => client.release(destroy),
  };
}

/** The name under which a text is prepared; null while it is not. */
function nameRepeated(): (text: string) => string | null {
  const counts = new Map<string, number>();
  const names = new Map<string, string>();
  return (text) => {
    const name = names.get(text);
    if (name !== undefined) return name;
    if (names.size >= mostPrepared || !/^\s*(select|with)\b/.test(text)) return null;
    const count = (counts.get(text) ?? 0) + 1;
    if (count < repeatedAfter) {
      if (counts.size >= mostCounted) counts.clear();
      counts.set(text, count);
      return null;
    }
    counts.delete(text);
    const given = `mows_${names.size + 1}`;
    names.set(text, given);
    return given;
  };
}
