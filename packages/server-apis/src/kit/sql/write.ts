import { sql } from "kysely";
import type { Bus } from "../bus/bus.ts";
import type { Clock } from "../clock.ts";
import { parseId } from "../ids.ts";
import type { Principal } from "../principal.ts";
import type { Db, Tx } from "./database.ts";
import { sha256Hex } from "../sha256-hex.ts";

export type Idempotency = {
  /** The client's key; null when it gave none. */
  key: string | null;
  /** Name of the mutation. */
  operation: string;
  /** Its input, JSON. */
  input: object;
};

/**
 * The one way to write: a short transaction whose result is JSON. With an idempotency key the result is kept in the same
 * transaction, and the same principal's next call with that key gets it back without running again. Readers of the change feed
 * and the job workers are woken after the commit.
 */
export type Write = <T>(
  principal: Principal,
  idempotency: Idempotency | null,
  run: (tx: Tx) => Promise<T>,
) => Promise<T>;

/** Thrown when a key comes back with another input or operation: a bug of the client, and nothing was written. */
export class IdempotencyKeyReused extends Error {
  override readonly name = "IdempotencyKeyReused";
}

/** Thrown when a key is not a UUID: nothing was written. */
export class IdempotencyKeyInvalid extends Error {
  override readonly name = "IdempotencyKeyInvalid";
}

/** How long a key is remembered: longer than any client retries. */
const rememberMs = 24 * 60 * 60 * 1000;

export function createWrite(db: Db, bus: Bus, clock: Clock): Write {
  return async (principal, idempotency, run) => {
    const result = await db.transaction().execute(async (tx) => {
      if (idempotency === null || idempotency.key === null) return run(tx);
      if (parseId(idempotency.key) === null) throw new IdempotencyKeyInvalid("an idempotency key is a UUID");
      return runOnce(tx, clock, { ...idempotency, key: idempotency.key, principal: principalKey(principal) }, run);
    });
    bus.publish("changes");
    bus.publish("jobs");
    return result;
  };
}

type Once = { principal: string; key: string; operation: string; input: object };

async function runOnce<T>(tx: Tx, clock: Clock, once: Once, run: (tx: Tx) => Promise<T>): Promise<T> {
  const inputHash = await sha256Hex(JSON.stringify(once.input));
  const now = clock.now();
  await forgetOldKeys(tx, new Date(now.getTime() - rememberMs));
  // The row is taken before the work, so that a second call with the key waits for the first one's commit and then finds its result.
  const taken = await tx
    .insertInto("idempotency")
    .values({
      principal: once.principal,
      key: once.key,
      operation: once.operation,
      input_hash: inputHash,
      result: "null",
      at: now,
    })
    .onConflict((conflict) => conflict.columns(["principal", "key"]).doNothing())
    .returning("key")
    .executeTakeFirst();
  if (taken === undefined) {
    const earlier = await tx
      .selectFrom("idempotency")
      .select(["operation", "input_hash", "result"])
      .where("principal", "=", once.principal)
      .where("key", "=", once.key)
      .executeTakeFirstOrThrow();
    if (earlier.operation !== once.operation || earlier.input_hash !== inputHash) {
      throw new IdempotencyKeyReused(`idempotency key ${once.key} was used for another call`);
    }
    return earlier.result as T;
  }
  const result = await run(tx);
  await tx
    .updateTable("idempotency")
    .set({ result: JSON.stringify(result) })
    .where("principal", "=", once.principal)
    .where("key", "=", once.key)
    .execute();
  return result;
}

/** A few at a time and never waiting for another writer that does the same. */
async function forgetOldKeys(tx: Tx, before: Date): Promise<void> {
  await sql`
    delete from idempotency where (principal, key) in (
      select principal, key from idempotency where at < ${before} order by at limit 20 for update skip locked
    )`.execute(tx);
}

function principalKey(principal: Principal): string {
  if (principal.kind === "link") return `link:${principal.visitId}`;
  return principal.kind === "person" ? `${principal.personId}:${principal.appId ?? ""}` : principal.kind;
}
