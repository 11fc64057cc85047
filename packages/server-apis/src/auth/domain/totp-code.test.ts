import { expect, it } from "vitest";
import { base32, fromBase32 } from "./base32.ts";
import { stepOfCode, totpCode, totpStep } from "./totp-code.ts";

const secret = base32(new TextEncoder().encode("12345678901234567890"));

it.each([
  [59, "287082"],
  [1111111109, "081804"],
  [1111111111, "050471"],
  [1234567890, "005924"],
  [2000000000, "279037"],
  [20000000000, "353130"],
])("gives the code of RFC 6238 appendix B at %i", async (seconds, code) => {
  expect(await totpCode(secret, totpStep(new Date(seconds * 1000)))).toBe(code);
});

it("takes a code of the step before and after, and none further off", async () => {
  const now = new Date(1_234_567_890_000);
  const step = totpStep(now);
  for (const [distance, wanted] of [
    [-2, null],
    [-1, step - 1],
    [0, step],
    [1, step + 1],
    [2, null],
  ] as const) {
    expect(await stepOfCode(secret, await totpCode(secret, step + distance), now)).toBe(wanted);
  }
});

it("writes base32 as RFC 4648 does, and reads it back", () => {
  for (const [text, wanted] of [
    ["", ""],
    ["f", "MY"],
    ["fo", "MZXQ"],
    ["foo", "MZXW6"],
    ["foob", "MZXW6YQ"],
    ["fooba", "MZXW6YTB"],
    ["foobar", "MZXW6YTBOI"],
  ] as const) {
    expect(base32(new TextEncoder().encode(text))).toBe(wanted);
    expect(new TextDecoder().decode(fromBase32(wanted))).toBe(text);
  }
});
