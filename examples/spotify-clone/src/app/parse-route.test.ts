import { expect, it } from "vitest";
import { parseRoute } from "./parse-route.ts";

it.each([
  ["/", "", { page: "home" }],
  ["/albums", "", { page: "albums" }],
  ["/albums/", "", { page: "albums" }],
  ["/albums/bj%C3%B6rk~post", "", { page: "album", key: "björk~post" }],
  ["/artists/a", "", { page: "artist", key: "a" }],
  ["/search", "?q=a+b", { page: "search", query: "a b" }],
  ["/playlists/0190", "", { page: "playlist", id: "0190" }],
  ["/queue", "", { page: "queue" }],
  ["/tracks/1", "", { page: "not-found" }],
  ["/albums/a/b", "", { page: "not-found" }],
  ["/constructor", "", { page: "not-found" }],
  ["/albums/%E0%A4%A", "", { page: "not-found" }],
])("reads %s%s", (pathname, search, expected) => {
  expect(parseRoute(pathname, search)).toEqual(expected);
});
