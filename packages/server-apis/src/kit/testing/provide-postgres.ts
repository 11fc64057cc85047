import type { TestProject } from "vitest/node";
import { createPostgresPool } from "../postgres/postgres-pool.ts";
import { createTestDatabase, type TestDatabase } from "./create-test-database.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** A real PostgreSQL, as `DATABASE_URL` has it; absent where tests run over one in memory. */
    postgresUrl?: string;
  }
}

let database: TestDatabase | null = null;

/** Run by Vitest before the tests of a project: one PostgreSQL for all of them, each worker with a database of its own in it. */
export async function setup(project: TestProject): Promise<void> {
  database = await createTestDatabase();
  // The cloud's own role may do neither: a database for each worker, and emptying tables whatever their order.
  const superuser = database.url.replace(/\/\/[^@]*@\/[^?]+/, "//postgres@/postgres");
  await using pool = createPostgresPool({ connectionString: superuser });
  await pool.query("alter role mows createdb");
  await pool.query("grant set on parameter session_replication_role to mows");
  project.provide("postgresUrl", database.url);
}

export async function teardown(): Promise<void> {
  await database?.[Symbol.asyncDispose]();
}
