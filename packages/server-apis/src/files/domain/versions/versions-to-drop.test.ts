import { expect, it } from "vitest";
import { type KeptVersion, versionsToDrop } from "./versions-to-drop.ts";

const now = new Date("2026-03-31T12:00:00.000Z");
const [minuteMs, hourMs, dayMs] = [60_000, 3_600_000, 86_400_000];

/** Versions of these ages, the oldest first, counting from 1. */
function versions(agesMs: readonly number[], named: readonly number[] = []): KeptVersion[] {
  return agesMs.map((age, index) => ({
    version: index + 1,
    at: new Date(now.getTime() - age),
    isNamed: named.includes(index + 1),
  }));
}

it("keeps all of the last day, one a day for 30 days, one a week after", () => {
  const ages = [45 * dayMs, 44.5 * dayMs, 44 * dayMs, 10.2 * dayMs, 10.1 * dayMs, 10 * dayMs, hourMs, minuteMs, 0];
  expect(versionsToDrop(versions(ages), now)).toEqual([5, 4, 2, 1]);
  expect(versionsToDrop(versions(ages, [1, 4]), now)).toEqual([5, 2]);
});

it("comes to the same when it is applied again, and later on", () => {
  const all = versions(Array.from({ length: 400 }, (_, index) => (400 - index) * 5 * hourMs));
  for (const later of [0, hourMs, dayMs, 40 * dayMs]) {
    const at = new Date(now.getTime() + later);
    const dropped = new Set(versionsToDrop(all, at));
    const kept = all.filter(({ version }) => !dropped.has(version));
    expect(versionsToDrop(kept, at)).toEqual([]);
    expect(kept.at(-1)?.version).toBe(400);
  }
});

it("thins a flood by its own versions, never by those of the days before", () => {
  const days = Array.from({ length: 20 }, (_, index) => (20 - index) * dayMs);
  const flood = Array.from({ length: 5_000 }, (_, index) => (5_000 - index) * 1_000);
  const dropped = versionsToDrop(versions([...days, ...flood]), now);
  expect(Math.min(...dropped)).toBeGreaterThan(20);
  expect(5_020 - dropped.length).toBeLessThan(60);
});

it("keeps the newest by its number when the clock went backwards", () => {
  const all = versions([-40 * dayMs, -39 * dayMs, 2 * dayMs, 1.9 * dayMs]);
  expect(versionsToDrop(all, now)).not.toContain(4);
  expect(versionsToDrop(all, now)).toEqual([]);
});
