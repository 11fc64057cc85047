import { expect, it } from "vitest";
import { returnPath, withSignInOutcome } from "./return-path.ts";

it.each(["/", "/albums", "/albums?sort=new#top", "/%2F/evil.example", "/@evil.example"])(
  "keeps the path %s",
  (path) => {
    expect(returnPath(path)).toBe(path);
    expect(new URL(path, "http://app.example").origin).toBe("http://app.example");
  },
);

it.each([
  null,
  "",
  "albums",
  "//evil.example",
  "/\\evil.example",
  "\\\\evil.example",
  "/a\\b",
  "http://evil.example",
  "javascript:alert(1)",
  "/\n/evil.example",
  "\t//evil.example",
  `/${"a".repeat(2048)}`,
])("takes / for %j", (path) => expect(returnPath(path)).toBe("/"));

it("adds the outcome to what the path has", () => {
  expect(withSignInOutcome("/albums?sort=new#top", "refused")).toBe("/albums?sort=new&sign_in=refused#top");
  expect(withSignInOutcome("/?sign_in=failed", "failed")).toBe("/?sign_in=failed");
});
