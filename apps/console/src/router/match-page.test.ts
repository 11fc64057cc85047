import { expect, it } from "vitest";
import { matchPage } from "./match-page.ts";

const pages = {
  "/": "home",
  "/settings/groups": "groups",
  "/settings/groups/new": "new",
  "/settings/groups/*": "group",
};

it.each([
  ["/", "home"],
  ["/settings/groups", "groups"],
  ["/settings/groups/new", "new"],
  ["/settings/groups/0198", "group"],
  ["/settings/groups/0198/more", null],
  ["/elsewhere", null],
])("finds the page of %s", (pathname, page) => {
  expect(matchPage(pages, pathname)).toBe(page);
});
