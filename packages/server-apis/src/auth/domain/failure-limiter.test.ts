import { expect, it } from "vitest";
import { createTestKit } from "../../kit/testing/create-test-kit.ts";
import { auth } from "../service.ts";
import { createTestClock } from "../testing/test-clock.ts";
import { createFailureLimiter } from "./failure-limiter.ts";

const minuteMs = 60 * 1000;
const limit = { attempts: 2, windowMs: 5 * minuteMs, longestWindowMs: 15 * minuteMs };
const wrong = async () => ({ kind: "wrong" as const });
const right = async () => ({ kind: "right" as const });
const isWrong = ({ kind }: { kind: string }) => kind === "wrong";

async function createLimits() {
  const clock = createTestClock();
  const kit = await createTestKit({ services: [auth], overrides: { clock }, startJobs: false });
  return {
    clock,
    kit,
    /** As a process has it: nothing is shared but the database. */
    process: () => createFailureLimiter(kit, "reauthentication", limit),
    [Symbol.asyncDispose]: () => kit[Symbol.asyncDispose](),
  };
}

it("allows so many failures in a window, for each key by itself, in however many processes", async () => {
  await using limits = await createLimits();
  const [one, other] = [limits.process(), limits.process()];
  expect(await one.guard("a", wrong, isWrong)).toEqual({ kind: "wrong" });
  expect(await other.guard("a", wrong, isWrong)).toEqual({ kind: "wrong" });
  limits.clock.pass(minuteMs);
  const limited = await limits.process().guard("a", right, isWrong);
  expect(limited).toMatchObject({ kind: "rate-limited" });
  const { retryAfterMs } = limited as { retryAfterMs: number };
  expect(Math.abs(retryAfterMs - 4 * minuteMs)).toBeLessThan(minuteMs / 2);
  expect(await one.guard("b", right, isWrong)).toEqual({ kind: "right" });
  limits.clock.pass(4 * minuteMs);
  expect(await one.guard("a", right, isWrong)).toEqual({ kind: "right" });
});

it("makes the next window twice as long, to a bound, and forgets after as long again", async () => {
  await using limits = await createLimits();
  const limiter = limits.process();
  const useUp = async () => {
    for (let n = 0; n < limit.attempts; n += 1) await limiter.guard("a", wrong, isWrong);
    const limited = await limiter.guard("a", right, isWrong);
    return Math.round((limited as { retryAfterMs: number }).retryAfterMs / minuteMs);
  };
  const lengths: number[] = [];
  for (let window = 0; window < 4; window += 1) {
    const minutes = await useUp();
    lengths.push(minutes);
    limits.clock.pass(minutes * minuteMs + 1000);
  }
  expect(lengths).toEqual([5, 10, 15, 15]);
  limits.clock.pass(16 * minuteMs);
  expect(await useUp()).toBe(5);
});

it("writes nothing for a success, and nothing that was typed", async () => {
  await using limits = await createLimits();
  const rows = () =>
    limits.kit.db
      .selectFrom("auth.failed_attempts" as never)
      .selectAll()
      .execute();
  await limits.process().guard("ada", right, isWrong);
  expect(await rows()).toEqual([]);
  await limits.process().guard("ada", wrong, isWrong);
  expect(JSON.stringify(await rows())).not.toContain("ada");
});

it("lets no more be under way at once than may fail, and counts each of them", async () => {
  await using limits = await createLimits();
  const limiter = limits.process();
  const outcomes = await Promise.all(Array.from({ length: 6 }, () => limiter.guard("a", wrong, isWrong)));
  expect(outcomes.filter(({ kind }) => kind === "wrong").length).toBeLessThanOrEqual(limit.attempts);
  // A failure that throws is not one of whoever tries.
  await expect(limiter.guard("b", () => Promise.reject(new Error("no database")), isWrong)).rejects.toThrow(
    "no database",
  );
  expect(await limiter.guard("b", right, isWrong)).toEqual({ kind: "right" });
});
