import { sql } from "kysely";
import type { Kit } from "../../kit/kit.ts";
import { sha256Hex } from "../../kit/sha256-hex.ts";
import type { AttemptLimit } from "../../kit/attempt-limiter.ts";
import type { TooManyAttempts } from "./failures.ts";
import { authDb } from "./tables.ts";

/** What is guessed at, or who guesses. */
export type FailureKind =
  | "sign-in-to-account"
  | "sign-in-from-address"
  | "sign-in-from-device"
  | "second-factor"
  | "reauthentication"
  | "device-code";

/**
 * Counts failures by key in the database, so that neither a restart nor another process gives new attempts. A window that was used up is
 * followed by one twice as long. A success writes nothing.
 */
export type FailureLimiter = {
  /** Makes the attempt unless too many failed before; `isFailure` tells by what it gave whether it counts. */
  guard<Outcome extends { kind: string }>(
    key: string,
    attempt: () => Promise<Outcome>,
    isFailure: (outcome: Outcome) => boolean,
  ): Promise<Outcome | TooManyAttempts>;
};

/** What those that are under way wait for when they are too many at once. */
const busyRetryMs = 1000;

export function createFailureLimiter(
  { db, clock }: Pick<Kit, "db" | "clock">,
  kind: FailureKind,
  limit: AttemptLimit,
): FailureLimiter {
  /** Attempts under way in this process: nobody makes more at once than may fail. */
  const underWay = new Map<string, number>();
  const begin = (keyHash: string) => void underWay.set(keyHash, (underWay.get(keyHash) ?? 0) + 1);
  const end = (keyHash: string) => {
    const left = (underWay.get(keyHash) ?? 1) - 1;
    if (left === 0) underWay.delete(keyHash);
    else underWay.set(keyHash, left);
  };

  /** Of an attempt that has begun; null when it may go on. */
  async function waitMs(keyHash: string): Promise<number | null> {
    const now = clock.now();
    const window = await authDb(db)
      .selectFrom("auth.failed_attempts")
      .select(["used", "ends_at"])
      .where("kind", "=", kind)
      .where("key_hash", "=", keyHash)
      .where("ends_at", ">", now)
      .executeTakeFirst();
    const used = window?.used ?? 0;
    if (window !== undefined && used >= limit.attempts) return window.ends_at.getTime() - now.getTime();
    return used + (underWay.get(keyHash) ?? 0) > limit.attempts ? busyRetryMs : null;
  }

  return {
    async guard(key, attempt, isFailure) {
      // People type passwords where usernames belong.
      const keyHash = await sha256Hex(key);
      begin(keyHash);
      try {
        const retryAfterMs = await waitMs(keyHash);
        if (retryAfterMs !== null) return { kind: "rate-limited", retryAfterMs };
        const outcome = await attempt();
        if (isFailure(outcome)) await countFailure({ db, clock }, { kind, keyHash, limit });
        return outcome;
      } finally {
        end(keyHash);
      }
    },
  };
}

type Failed = { kind: FailureKind; keyHash: string; limit: AttemptLimit };

/** In one statement, so that no failure of many at once is lost. */
async function countFailure(
  { db, clock }: Pick<Kit, "db" | "clock">,
  { kind, keyHash, limit: { attempts, windowMs, longestWindowMs = windowMs } }: Failed,
): Promise<void> {
  const now = clock.now();
  const grows = longestWindowMs > windowMs;
  const after = (from: Date, ms: number) => new Date(from.getTime() + ms);
  const isOpen = sql`f.ends_at > ${now}::timestamptz`;
  // What was used up counts for as long again as it lasted.
  const isRemembered = sql`${grows} and f.used >= ${attempts} and f.forgotten_at > ${now}::timestamptz`;
  const length = sql`case when ${isOpen} then f.window_ms
    when ${isRemembered} then least(f.window_ms * 2, ${longestWindowMs}::bigint) else ${windowMs}::bigint end`;
  const used = sql`case when ${isOpen} then f.used + 1 else 1 end`;
  const endsAt = sql`case when ${isOpen} then f.ends_at
    else ${now}::timestamptz + (${length}) * interval '1 millisecond' end`;
  const { rows } = await sql<{ used: number }>`
    insert into auth.failed_attempts as f (kind, key_hash, used, window_ms, ends_at, forgotten_at)
    values (${kind}, ${keyHash}, 1, ${windowMs}, ${after(now, windowMs)}, ${after(now, windowMs * (grows ? 2 : 1))})
    on conflict (kind, key_hash) do update set
      used = ${used}, window_ms = ${length}, ends_at = ${endsAt},
      forgotten_at = (${endsAt}) + (${length}) * ${grows ? 1 : 0} * interval '1 millisecond'
    returning used`.execute(db);
  if (rows[0]?.used !== 1) return;
  await authDb(db).deleteFrom("auth.failed_attempts").where("forgotten_at", "<=", now).execute();
}
