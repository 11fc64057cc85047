import { expect, it } from "vitest";
import { createMemoryBus } from "../bus/bus.memory.ts";
import type { Clock } from "../clock.ts";
import { newId } from "../ids.ts";
import { silentLog } from "../telemetry/log.ts";
import { createTestKit } from "../testing/create-test-kit.ts";
import { createJobs } from "./create-jobs.ts";

const operator = { kind: "operator" } as const;

/** A clock that a test sets; the queue's timers run on it only through `run_at`. */
function stoppedClock(): Clock & { advance(ms: number): void } {
  let now = Date.parse("2026-01-01T00:00:00Z");
  return { now: () => new Date(now), advance: (ms) => void (now += ms) };
}

it("runs what was enqueued in a transaction that committed, and nothing of one that did not", async () => {
  await using kit = await createTestKit({ startJobs: false });
  const ran: unknown[] = [];
  kit.jobs.start({ note: { leaseMs: 1_000, maximumAttempts: 1, run: async (payload) => void ran.push(payload) } });
  await kit.write(operator, null, (tx) => kit.jobs.enqueue(tx, "note", { n: 1 }));
  const failing = kit.write(operator, null, async (tx) => {
    await kit.jobs.enqueue(tx, "note", { n: 2 });
    throw new Error("rolled back");
  });
  await expect(failing).rejects.toThrow("rolled back");
  await kit.jobs.idle();
  expect(ran).toEqual([{ n: 1 }]);
});

it("gives a job up after its last attempt and keeps it with the reason", async () => {
  await using kit = await createTestKit({ startJobs: false });
  kit.jobs.start({
    broken: {
      leaseMs: 1_000,
      maximumAttempts: 1,
      run: async () => {
        throw new Error("cannot be done");
      },
    },
  });
  await kit.write(operator, null, (tx) => kit.jobs.enqueue(tx, "broken", {}));
  await kit.jobs.idle();
  const rows = await kit.db.selectFrom("jobs").select(["failed_with", "attempts"]).execute();
  expect(rows).toEqual([{ failed_with: "cannot be done", attempts: 1 }]);
});

it("gives a dead worker's job to another when its lease has ended", async () => {
  await using kit = await createTestKit({ startJobs: false });
  const clock = stoppedClock();
  const queue = () => createJobs(kit.db, createMemoryBus(), { clock, newId, log: silentLog });
  const dead = queue();
  let taken: () => void = () => undefined;
  const took = new Promise<void>((resolve) => (taken = resolve));
  const never = new Promise<void>(() => undefined);
  await kit.db.transaction().execute((tx) => dead.enqueue(tx, "note", {}));
  dead.start({
    note: {
      leaseMs: 60_000,
      maximumAttempts: 3,
      run: () => {
        taken();
        return never;
      },
    },
  });
  await took;
  clock.advance(60_001);
  const ran: string[] = [];
  const living = queue();
  living.start({ note: { leaseMs: 60_000, maximumAttempts: 3, run: async () => void ran.push("living") } });
  await living.idle();
  expect(ran).toEqual(["living"]);
  await living.stop();
});
