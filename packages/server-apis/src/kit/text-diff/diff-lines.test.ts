import { describe, expect, it } from "vitest";
import { diffLines, type Line } from "./diff-lines.ts";
import { hunksOf } from "./hunks-of.ts";

const marks = { same: " ", removed: "-", added: "+" };
const written = (lines: readonly Line[]) => lines.map(({ change, text }) => marks[change] + text).join("|");

/** What is left of the lines on one side. */
const side = (lines: readonly Line[], without: Line["change"]) =>
  lines.filter(({ change }) => change !== without).map(({ text }) => text);

describe("the difference of two texts", () => {
  it("is the shortest there is", () => {
    const [one, other] = ["A B C A B B A".split(" "), "C B A B A C".split(" ")];
    expect(diffLines(one, other).filter(({ change }) => change !== "same")).toHaveLength(5);
    expect(written(diffLines(["a", "b", "c"], ["a", "x", "c"]))).toBe(" a|-b|+x| c");
    expect(written(diffLines([], ["a"]))).toBe("+a");
    expect(written(diffLines(["a"], []))).toBe("-a");
    expect(diffLines([], [])).toEqual([]);
  });

  it("tells both texts whatever they are", () => {
    let seed = 7;
    const random = (below: number) => (seed = (seed * 48_271) % 2_147_483_647) % below;
    for (let round = 0; round < 300; round += 1) {
      const make = () => Array.from({ length: random(30) }, () => String(random(5)));
      const [one, other] = [make(), make()];
      const lines = diffLines(one, other);
      expect([side(lines, "added"), side(lines, "removed")]).toEqual([one, other]);
    }
  });

  it("gives up early on texts that have nothing in common, and still tells both", () => {
    const [one, other] = ["a", "b"].map((letter) => Array.from({ length: 100_000 }, (_, line) => letter + line));
    const begun = performance.now();
    const lines = diffLines(one ?? [], other ?? []);
    expect(performance.now() - begun).toBeLessThan(2_000);
    expect([side(lines, "added"), side(lines, "removed")]).toEqual([one, other]);
  });
});

describe("hunks", () => {
  it("count lines as diff -u does, and leave out what stays the same", () => {
    const from = Array.from({ length: 20 }, (_, line) => `${line + 1}`);
    const to = from.toSpliced(9, 1, "ten", "more");
    const hunks = hunksOf(diffLines(from, to));
    expect(hunks).toMatchObject([{ fromLine: 7, fromCount: 7, toLine: 7, toCount: 8 }]);
    expect(written(hunks[0]?.lines ?? [])).toBe(" 7| 8| 9|-10|+ten|+more| 11| 12| 13");
    expect(hunksOf(diffLines(from, [...from, "21"]))).toMatchObject([
      { fromLine: 18, fromCount: 3, toLine: 18, toCount: 4 },
    ]);
    expect(hunksOf(diffLines([], ["a"]))).toMatchObject([{ fromLine: 0, fromCount: 0, toLine: 1, toCount: 1 }]);
    expect(hunksOf(diffLines(from, from))).toEqual([]);
    expect(hunksOf(diffLines(from, from.with(1, "x").with(18, "y")))).toHaveLength(2);
  });
});
