import { expect, it } from "vitest";
import { ratePassword } from "./rate-password.ts";

it("tells what is easy to guess from what is not", async () => {
  expect(await ratePassword("password123", [])).toBe(0);
  expect(await ratePassword("harbour lantern ostrich vinyl", [])).toBe(4);
});

it("knows that the person's own name is the first guess", async () => {
  const alone = await ratePassword("wolfeschlegelstein", []);
  expect(await ratePassword("wolfeschlegelstein", ["wolfeschlegelstein"])).toBeLessThan(alone);
});
