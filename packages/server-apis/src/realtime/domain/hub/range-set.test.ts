import { expect, it } from "vitest";
import { randomNumbers } from "../../testing/random-numbers.ts";
import type { ClockRange } from "../log/clock-range.ts";
import { RangeSet } from "./range-set.ts";

it("knows of each clock whether it is there, however it was added and taken back", () => {
  const random = randomNumbers(3);
  const [ranges, clocks] = [new RangeSet(), new Set<number>()];
  for (let round = 0; round < 2_000; round += 1) {
    const start = random.below(60);
    const end = start + 1 + random.below(8);
    const missing: ClockRange[] = [];
    ranges.lacks(1, start, end, missing);
    const lacked = missing.flatMap((range) =>
      Array.from({ length: range.end - range.start }, (_, at) => range.start + at),
    );
    const all = Array.from({ length: end - start }, (_, at) => start + at);
    expect(lacked).toEqual(all.filter((clock) => !clocks.has(clock)));
    const takesBack = random.chance(0.4);
    for (const clock of all) {
      if (takesBack) clocks.delete(clock);
      else clocks.add(clock);
    }
    if (takesBack) ranges.remove({ client: 1, start, end });
    else ranges.add({ client: 1, start, end });
    let prefix = 0;
    while (clocks.has(prefix)) prefix += 1;
    expect([...ranges.prefixes()]).toEqual(prefix === 0 ? [] : [[1, prefix]]);
  }
});
