import { describe, expect, it } from "vitest";
import { holdsAny, parseIfHeader, submittedTokens } from "./if-header.ts";

const state = { tokens: new Set(["urn:uuid:held"]), etag: '"now"' };
const holds = async (header: string) => holdsAny(parseIfHeader(header) ?? [], async () => state);

describe("the If header (RFC 4918 §10.4)", () => {
  it("holds when one list does, each list when all its conditions do", async () => {
    expect(await holds('(<urn:uuid:held> ["now"])')).toBe(true);
    expect(await holds('(<urn:uuid:held> ["before"])')).toBe(false);
    expect(await holds('(<urn:uuid:other>) (["now"])')).toBe(true);
    expect(await holds("(Not <DAV:no-lock>)")).toBe(true);
    expect(await holds("(<DAV:no-lock>)")).toBe(false);
    expect(await holds('(not <DAV:no-lock> ["before"])')).toBe(false);
  });

  it("is about the resource a tag names, and the tag holds for the lists after it", () => {
    expect(parseIfHeader('<http://a/b> (<urn:x>) (["e"]) </c> (<urn:y>)')).toEqual([
      { resource: "http://a/b", conditions: [{ negated: false, kind: "token", token: "urn:x" }] },
      { resource: "http://a/b", conditions: [{ negated: false, kind: "etag", etag: '"e"' }] },
      { resource: "/c", conditions: [{ negated: false, kind: "token", token: "urn:y" }] },
    ]);
  });

  it("submits what it names, and not what it denies", () => {
    const lists = parseIfHeader("(<urn:a>) (Not <urn:b> <urn:c>)") ?? [];
    expect([...submittedTokens(lists)]).toEqual(["urn:a", "urn:c"]);
  });

  it.each(["", "()", "(<a>", "urn:a", "(<a>) x", '(["open])', "(Not)"])("refuses %j", (header) => {
    expect(parseIfHeader(header)).toBeNull();
  });
});
