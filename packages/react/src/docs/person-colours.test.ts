import { expect, it } from "vitest";
import { personColours } from "./person-colours.ts";

it.each([
  ["#ffffff", "#000000"],
  ["#e0719c", "#000000"],
  ["#1b3a8f", "#ffffff"],
  ["#000000", "#ffffff"],
])("writes on %s in %s", (colour, on) => {
  expect(personColours(colour)).toEqual({ "--mows-person": colour, "--mows-on-person": on });
});

it.each(["", "red", "#fff", "red; background: url(https://elsewhere.example)"])("takes no colour for %j", (sent) => {
  expect(personColours(sent)["--mows-person"]).toBe("#5b6470");
});
