import { expect, it } from "vitest";
import { createTypeAhead } from "./type-ahead.ts";

const names = ["Alpen", "Ämter", "Berlin", "Bern", "Zürich"];

it("finds what begins with the letters that are typed, whatever their accents", () => {
  const find = createTypeAhead("de");
  expect(find("b", names, 0, 1_000)).toBe(2);
  expect(find("e", names, 2, 1_200)).toBe(2);
  expect(find("r", names, 2, 1_400)).toBe(2);
  expect(find("n", names, 2, 1_600)).toBe(3);
  expect(find("z", names, 3, 5_000)).toBe(4);
  expect(find("q", names, 4, 9_000)).toBeNull();
});

it("goes on to the next with the same letter, and around", () => {
  const find = createTypeAhead("de");
  expect([find("a", names, 0, 1_000), find("a", names, 1, 1_200)]).toEqual([1, 0]);
});
