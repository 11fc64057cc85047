import { expect, it } from "vitest";
import { quotaOf } from "./quota-of.ts";

it.each([
  ["", null],
  [" ", null],
  ["0", 0],
  ["5", 5_000_000_000],
  ["0.5", 500_000_000],
])("reads %j as %j bytes", (entered, bytes) => {
  const form = new FormData();
  form.set("quota", entered);
  expect(quotaOf(form)).toBe(bytes);
});
