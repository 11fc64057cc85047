import { expect, it } from "vitest";
import { catchUp } from "./catch-up.ts";
import { LeaderClock } from "./leader-clock.ts";
import { heirOf, leaderOf, positionAt, type Session, toldQueue } from "./session.ts";

const session = (epoch: number): Session => ({
  epoch,
  queue: ["a"],
  index: 0,
  isPlaying: true,
  positionMs: 1_000,
  atMs: 50_000,
});
const person = (connection: string, epoch: number | null, joined = true) => ({
  connection,
  state: { joined, session: epoch === null ? null : session(epoch) },
});

it("is led by whoever took the lead last, and by the same one everywhere when two did at once", () => {
  expect(leaderOf([person("a", 1), person("b", 3), person("c", 2)])?.connection).toBe("b");
  expect(leaderOf([person("z", 3), person("b", 3)])?.connection).toBe("b");
  expect(leaderOf([person("a", null), person("b", 4, false)])).toBeNull();
});

it("goes on with the same heir everywhere, among those who listen", () => {
  expect(heirOf([person("c", null), person("b", null), person("a", null, false)])).toBe("b");
  expect(heirOf([])).toBeNull();
});

it("knows where the music is, by the leader's clock", () => {
  expect(positionAt(session(1), 52_500)).toBe(3_500);
  expect(positionAt({ ...session(1), isPlaying: false }, 52_500)).toBe(1_000);
  expect(positionAt(session(1), 49_000)).toBe(1_000);
});

it("tells of a long queue what was just on and what comes", () => {
  const ids = Array.from({ length: 1_000 }, (_, n) => `t${n}`);
  const told = toldQueue(ids, 500);
  expect(told.queue[told.index]).toBe("t500");
  expect(told.queue).toHaveLength(111);
  expect(toldQueue(["t0", "t1"], 0)).toEqual({ queue: ["t0", "t1"], index: 0 });
});

it.each([
  [10, 9_000, { kind: "rate", rate: 1 }],
  [-60, 9_000, { kind: "rate", rate: 1.04 }],
  [60, 9_000, { kind: "rate", rate: 0.96 }],
  [100, 9_000, { kind: "rate", rate: 0.94 }],
  [-800, 9_000, { kind: "jump" }],
  [-800, 100, { kind: "rate", rate: 1.06 }],
])("makes up for %i ms ahead, %i ms after a jump, by %o", (ahead, since, remedy) => {
  expect(catchUp(ahead, since)).toEqual(remedy);
});

it("believes the answer that came fastest", () => {
  const clock = new LeaderClock();
  expect(clock.offsetMs).toBe(0);
  clock.add(1_000, 6_500, 1_400);
  clock.add(2_000, 7_010, 2_020);
  clock.add(3_000, 9_000, 3_900);
  expect(clock.offsetMs).toBe(5_000);
});
