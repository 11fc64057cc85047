import { expect, it } from "vitest";
import { matchRoute } from "./match-route.ts";

it.each([
  ["files/:id/content", "files/7/content", { id: "7" }],
  ["files/:id/content", "files/a%20b/content", { id: "a b" }],
  ["files/:id/content", "files//content", null],
  ["files/:id/content", "files/7/content/more", null],
  ["files/:id/content", "files/7", null],
  ["files/:id/content", "files/%zz/content", null],
  ["dav/*", "dav/a/b", { rest: "a/b" }],
  ["health", "health", {}],
  ["health", "healthy", null],
])("%s on %s", (pattern, path, expected) => {
  expect(matchRoute(pattern, path)).toEqual(expected);
});
