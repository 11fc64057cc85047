import { type CustomTypesConfig, Pool, types } from "pg";
import type { Log } from "../telemetry/log.ts";
import type { PostgresConnection } from "./start-postgres.ts";

type TypeId = Parameters<typeof types.getTypeParser>[0];

const safeInteger = (value: string): number => {
  const number = Number(value);
  if (!Number.isSafeInteger(number)) throw new RangeError(`${value} does not fit a JavaScript number`);
  return number;
};
const verbatim = (value: string): unknown => value;
const verbatimArray = (value: string): string[] => (value === "{}" ? [] : value.slice(1, -1).split(","));

/** By the types' object ids: those that `pg` reads in another way than the tables promise. */
const ownParsers: ReadonlyMap<number, (value: string) => unknown> = new Map([
  [20, safeInteger], // int8
  [1016, (value) => verbatimArray(value).map(safeInteger)], // int8[]
  [5069, verbatim], // xid8
  [271, verbatimArray], // xid8[]
]);

/**
 * `int8` arrives as a number, as PGlite gives it: the tables hold byte counts below 2^53, and a larger one throws rather than lose
 * digits. `xid8` arrives as decimal text. Kept apart from `pg.types`, which any library in the process can change.
 */
const parserOf: CustomTypesConfig = {
  getTypeParser: (id: TypeId, format?: "text" | "binary") =>
    (format === "binary" ? undefined : ownParsers.get(id)) ?? types.getTypeParser(id, format),
};

export interface PostgresPoolOptions {
  /** How many connections at most; the embedded server grants 60 in all. 20 by default. */
  readonly maximumConnections?: number;
  readonly log?: Pick<Log, "warn">;
}

/** A pool that ends with its scope; ended before, it stays so. */
export type PostgresPool = Pool & AsyncDisposable;

/**
 * The cloud's connections to a PostgreSQL, the embedded one or any by its `DATABASE_URL`. A query may run 30 s, a transaction
 * idle 15 s, a connection take 30 s to come. A lost idle connection is dropped and replaced on demand.
 */
export const createPostgresPool = (
  connection: PostgresConnection | { readonly connectionString: string },
  options: PostgresPoolOptions = {},
): PostgresPool => {
  const pool = new Pool({
    ...connection,
    types: parserOf,
    application_name: "mows",
    max: options.maximumConnections ?? 20,
    // The wait for one that others use counts too: thousands who ask at once wait for each other, and are not told that nobody is there.
    connectionTimeoutMillis: 30_000,
    idleTimeoutMillis: 10_000,
    statement_timeout: 30_000,
    idle_in_transaction_session_timeout: 15_000,
    keepAlive: true,
  });
  // Without a listener the loss of a connection that nobody uses would end the process.
  pool.on("error", (error) => options.log?.warn({ err: error }, "an idle database connection was lost"));
  // The same for one that is checked out but has no query running: the pool listens to idle ones only.
  pool.on("connect", (client) => client.on("error", () => undefined));
  return Object.assign(pool, {
    [Symbol.asyncDispose]: async (): Promise<void> => {
      if (!pool.ending) await pool.end();
    },
  });
};
