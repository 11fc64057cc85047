import { expect, it } from "vitest";
import { rowForTests } from "./row-for-tests.ts";
import { sortTracks } from "./sort-tracks.ts";
import { trackFromRow } from "./track.ts";

const tracks = [
  rowForTests({
    id: "b",
    title: "Zebra",
    artist: "Älva",
    album: "Two",
    durationMs: 2,
    createdAt: "2026-01-03T00:00:00.000Z",
  }),
  rowForTests({ id: "a", title: "The Ant", artist: "Zoe", durationMs: 3, createdAt: "2026-01-02T00:00:00.000Z" }),
  rowForTests({
    id: "c",
    title: "bee",
    artist: "alma",
    album: "One",
    durationMs: 1,
    createdAt: "2026-01-01T00:00:00.000Z",
  }),
].map(trackFromRow);

it.each([
  ["title", "acb"],
  ["artist", "cba"],
  ["album", "cba"],
  ["duration", "cba"],
  ["added", "bac"],
] as const)("sorts by %s", (order, expected) => {
  expect(
    sortTracks(tracks, order)
      .map(({ id }) => id)
      .join(""),
  ).toBe(expected);
});
