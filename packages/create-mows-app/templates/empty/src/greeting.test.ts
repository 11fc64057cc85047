import { expect, it } from "vitest";
import { greeting } from "./greeting.ts";

it("greets by the time of day", () => {
  expect(greeting("Ada", 9)).toBe("Good morning, Ada.");
  expect(greeting("Ada", 23)).toBe("Good evening, Ada.");
});
