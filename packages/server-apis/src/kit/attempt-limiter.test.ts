import { expect, it } from "vitest";
import { createAttemptLimiter } from "./attempt-limiter.ts";

function createLimiter() {
  let nowMs = 0;
  const limiter = createAttemptLimiter({ now: () => new Date(nowMs) }, { attempts: 2, windowMs: 1000 });
  return { limiter, pass: (ms: number) => void (nowMs += ms) };
}

it("allows so many in a window, for each key by itself", () => {
  const { limiter, pass } = createLimiter();
  expect([limiter.take("a"), limiter.take("a")].map(({ kind }) => kind)).toEqual(["allowed", "allowed"]);
  pass(400);
  expect(limiter.take("a")).toEqual({ kind: "limited", retryAfterMs: 600 });
  expect(limiter.take("b").kind).toBe("allowed");
  pass(600);
  expect(limiter.take("a").kind).toBe("allowed");
});

it("counts no attempt that was given back", () => {
  const { limiter } = createLimiter();
  for (let attempt = 0; attempt < 5; attempt += 1) {
    expect(limiter.take("a").kind).toBe("allowed");
    limiter.giveBack("a");
  }
});

it("forgets keys instead of growing without bound", () => {
  const { limiter } = createLimiter();
  for (let key = 0; key < 120_000; key += 1) limiter.take(String(key));
  expect(limiter.take("119999").kind).toBe("allowed");
  expect(limiter.take("119999").kind).toBe("limited");
});
