import { expect, it } from "vitest";
import { withName, withoutTrack, withTrackMoved, withTracks } from "./edit-playlist.ts";

const playlist = { id: "p", revision: 4, name: "List", trackIds: ["a", "b", "c"] };

it("counts every edit as a revision", () => {
  expect(withName(playlist, "New")).toEqual({ ...playlist, name: "New", revision: 5 });
});

it("appends only what is not in it yet", () => {
  expect(withTracks(playlist, ["b", "d"]).trackIds).toEqual(["a", "b", "c", "d"]);
});

it("removes a track", () => {
  expect(withoutTrack(playlist, "b").trackIds).toEqual(["a", "c"]);
});

it.each([
  ["a", "c", "bca"],
  ["c", "a", "cab"],
  ["a", "b", "bac"],
])("puts %s where %s is", (moved, target, expected) => {
  expect(withTrackMoved(playlist, moved, target).trackIds.join("")).toBe(expected);
});

it("is the same playlist when nothing moves", () => {
  expect(withTrackMoved(playlist, "a", "a")).toBe(playlist);
  expect(withTrackMoved(playlist, "a", "gone")).toBe(playlist);
});
