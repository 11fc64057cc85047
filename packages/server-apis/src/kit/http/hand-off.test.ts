import { expect, it } from "vitest";
import { readConfig } from "../config.ts";

it("reads how files are handed over to a proxy", () => {
  expect(readConfig({}).handOff).toBeNull();
  expect(readConfig({ MOWS_HANDOFF: "x-sendfile" }).handOff).toEqual({ header: "x-sendfile" });
  expect(readConfig({ MOWS_HANDOFF: "x-accel-redirect:/internal/" }).handOff).toEqual({
    header: "x-accel-redirect",
    prefix: "/internal/",
  });
});

it.each(["x-accel-redirect", "x-accel-redirect:internal", "x-accel-redirect:/a/../", "x-accel-redirect:/", "nginx"])(
  "refuses %s, naming the variable",
  (text) => {
    expect(() => readConfig({ MOWS_HANDOFF: text })).toThrow(/\nMOWS_HANDOFF must be/);
  },
);
