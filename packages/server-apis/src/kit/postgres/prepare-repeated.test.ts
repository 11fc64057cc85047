import { Kysely, PostgresDialect, sql } from "kysely";
import { expect, it, vi } from "vitest";
import type { Database, Db } from "../sql/database.ts";
import { createTestDatabase } from "../testing/create-test-database.ts";
import { createPostgresPool } from "./postgres-pool.ts";
import { prepareRepeated } from "./prepare-repeated.ts";

vi.setConfig({ testTimeout: 60_000 });

/** One connection, so that what it has prepared is seen on it. */
function connect(connectionString: string): Db {
  const pool = createPostgresPool({ connectionString }, { maximumConnections: 1 });
  return new Kysely<Database>({ dialect: new PostgresDialect({ pool: prepareRepeated(pool) }) });
}

async function preparedTexts(db: Db): Promise<string[]> {
  const { rows } = await sql<{ statement: string }>`select statement from pg_prepared_statements`.execute(db);
  return rows.map((row) => row.statement);
}

it("prepares a query that is asked again and again, and answers each time for its own values", async () => {
  await using database = await createTestDatabase();
  const db = connect(database.url);
  try {
    for (let n = 1; n <= 30; n += 1) {
      const { rows } = await sql<{ twice: number }>`select ${n}::int * 2 as twice`.execute(db);
      expect(rows).toEqual([{ twice: n * 2 }]);
    }
    expect(await preparedTexts(db)).toEqual(["select $1::int * 2 as twice"]);
    await expect(sql`select ${"x"}::int * 2 as twice`.execute(db)).rejects.toThrow("invalid input syntax");
    expect((await sql<{ twice: number }>`select ${4}::int * 2 as twice`.execute(db)).rows).toEqual([{ twice: 8 }]);
  } finally {
    await db.destroy();
  }
});

it("leaves writes, and what has no values, as they are", async () => {
  await using database = await createTestDatabase();
  const db = connect(database.url);
  try {
    await sql`create table numbers (n int)`.execute(db);
    for (let n = 1; n <= 30; n += 1) {
      await sql`insert into numbers values (${n})`.execute(db);
      await sql`select 1`.execute(db);
    }
    expect(await preparedTexts(db)).toEqual([]);
  } finally {
    await db.destroy();
  }
});
