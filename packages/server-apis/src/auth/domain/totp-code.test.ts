import { Secret } from "otpauth";
import { expect, it } from "vitest";
import { stepOfCode, totpCode, totpStep, totpUri } from "./totp-code.ts";

const secret = Secret.fromUTF8("12345678901234567890").base32;
const atSecond = (seconds: number) => new Date(seconds * 1000);

it.each([
  [59, "287082"],
  [1111111109, "081804"],
  [1111111111, "050471"],
  [1234567890, "005924"],
  [2000000000, "279037"],
  [20000000000, "353130"],
])("gives the code of RFC 6238 appendix B at %i", (seconds, code) => {
  expect(totpCode(secret, atSecond(seconds))).toBe(code);
});

it("takes a code of the step before and after, and none further off", () => {
  const now = 1_234_567_890;
  const step = totpStep(atSecond(now));
  for (const [distance, wanted] of [
    [-2, null],
    [-1, step - 1],
    [0, step],
    [1, step + 1],
    [2, null],
  ] as const) {
    const code = totpCode(secret, atSecond(now + distance * 30));
    expect(stepOfCode(secret, code, atSecond(now))).toBe(wanted);
  }
});

it.each(["", "12345", "1234567", "abcdef", " 05924"])("takes %j for no code", (code) => {
  expect(stepOfCode(secret, code, atSecond(59))).toBeNull();
});

it("tells an authenticator app who the code is for", () => {
  const uri = new URL(totpUri(secret, "MOWS mows.localhost:4000", "ada"));
  expect(uri.protocol).toBe("otpauth:");
  expect(uri.searchParams.get("secret")).toBe(secret);
  expect(uri.searchParams.get("issuer")).toBe("MOWS mows.localhost:4000");
  expect(decodeURIComponent(uri.pathname)).toContain("MOWS mows.localhost:4000:ada");
});
