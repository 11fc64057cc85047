import { describe, expect, it } from "vitest";
import { returnAddress } from "./return-address.ts";

const origin = "http://mows.localhost:4000";
const of = (value: string) => returnAddress(`?return_to=${encodeURIComponent(value)}`, origin);

describe("the address to return to", () => {
  it("is a path on this origin with its query and fragment", () => {
    expect(of("/consent?client_id=a&sig=b#c")).toBe("/consent?client_id=a&sig=b#c");
  });

  it("is the start page when there is none, or when it would lead in a circle", () => {
    expect(returnAddress("", origin)).toBe("/");
    expect(of("/sign-in?return_to=/consent")).toBe("/");
  });

  it.each([
    "//evil.example",
    "/\\evil.example",
    "https://evil.example",
    "javascript:alert(1)",
    "\t//evil.example",
    "/\t/evil.example",
    "evil",
  ])("is never another origin: %j", (value) => {
    expect(of(value)).toBe("/");
  });
});
