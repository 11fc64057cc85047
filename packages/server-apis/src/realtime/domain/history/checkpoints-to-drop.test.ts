import { expect, it } from "vitest";
import { checkpointsToDrop, type KeptCheckpoint } from "./checkpoints-to-drop.ts";

const now = new Date("2026-03-31T12:00:00.000Z");
const [minuteMs, hourMs, dayMs] = [60_000, 3_600_000, 86_400_000];

/** Of these ages, the oldest first, counting from 1. */
function checkpoints(
  agesMs: readonly number[],
  reasons: Record<number, KeptCheckpoint["reason"]> = {},
): KeptCheckpoint[] {
  return agesMs.map((age, index) => ({
    sequence: index + 1,
    at: new Date(now.getTime() - age),
    reason: reasons[index + 1] ?? "automatic",
  }));
}

it("keeps the last of each period, which are longer the older they are", () => {
  const ages = [400 * dayMs, 44.5 * dayMs, 44 * dayMs, 10.2 * dayMs, 10.1 * dayMs, 2 * hourMs, 62_000, 61_000, 0];
  expect(checkpointsToDrop(checkpoints(ages), now)).toEqual([7, 4, 2, 1]);
  expect(checkpointsToDrop(checkpoints(ages, { 1: "named", 2: "asked", 4: "named", 7: "asked" }), now)).toEqual([2]);
});

it("comes to the same when it is applied again and later on, and never too many", () => {
  const all = checkpoints(Array.from({ length: 6_000 }, (_, index) => (6_000 - index) * 97 * minuteMs));
  for (const later of [0, hourMs, dayMs, 40 * dayMs]) {
    const at = new Date(now.getTime() + later);
    const dropped = new Set(checkpointsToDrop(all, at));
    const kept = all.filter(({ sequence }) => !dropped.has(sequence));
    expect(checkpointsToDrop(kept, at)).toEqual([]);
    expect(kept.at(-1)?.sequence).toBe(6_000);
    expect(kept.length).toBeLessThan(220);
  }
});
