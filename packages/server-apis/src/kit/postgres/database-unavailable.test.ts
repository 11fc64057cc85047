import { expect, it } from "vitest";
import { databaseUnavailable } from "./database-unavailable.ts";
import { createPostgresPool } from "./postgres-pool.ts";

const withCode = (code: string, more: object = {}): Error => Object.assign(new Error("failed"), { code, ...more });

it("recognises a server that is not there, by socket and by address", async () => {
  await using bySocket = createPostgresPool({ host: "/nonexistent", port: 5432, user: "mows", database: "mows" });
  await using byAddress = createPostgresPool({ connectionString: "postgres://mows@127.0.0.1:1/mows" });
  for (const pool of [bySocket, byAddress]) {
    const error: unknown = await pool.query("SELECT 1").catch((failure: unknown) => failure);
    expect(databaseUnavailable(error)).toBe(true);
  }
});

it("recognises a pool that has ended", async () => {
  const pool = createPostgresPool({ host: "/nonexistent", port: 5432, user: "mows", database: "mows" });
  await pool.end();
  expect(databaseUnavailable(await pool.query("SELECT 1").catch((failure: unknown) => failure))).toBe(true);
});

it.each(["57P01", "57P02", "57P03", "53300", "08006", "ECONNRESET"])("recognises %s, also as a cause", (code) => {
  expect(databaseUnavailable(withCode(code))).toBe(true);
  expect(databaseUnavailable(new Error("wrapped", { cause: withCode(code) }))).toBe(true);
  expect(databaseUnavailable(new AggregateError([withCode("23505"), withCode(code)]))).toBe(true);
});

it.each([withCode("23505"), withCode("57014"), withCode("ENOENT", { syscall: "open" }), new Error("other"), "text"])(
  "takes nothing else for it: %s",
  (error) => {
    expect(databaseUnavailable(error)).toBe(false);
  },
);
