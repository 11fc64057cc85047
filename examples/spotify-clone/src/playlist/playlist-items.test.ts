import { expect, it } from "vitest";
import { parsePlaylistFile } from "./playlist-file.ts";
import { shownItems } from "./playlist-items.ts";
import { trackIdsOf } from "./use-playlist-track-ids.ts";

it("shows a track once that two people added at the same time, where it came first", () => {
  const items = ["a", "b", "a"].map((value, n) => ({ id: `i${n}`, value }));
  expect(shownItems(items).map(({ id }) => id)).toEqual(["i0", "i1"]);
});

it("reads the tracks of an export, and none out of anything else", () => {
  expect(trackIdsOf({ tracks: ["a", "b", "a", 7] })).toEqual(["a", "b"]);
  for (const json of [null, "tracks", {}, { tracks: "a" }]) expect(trackIdsOf(json)).toEqual([]);
});

it("takes an older playlist's file, and nothing else that lies there as JSON", () => {
  const file = { version: 1, id: "p", revision: 3, name: "Evening", trackIds: ["a", 7, "b"] };
  expect(parsePlaylistFile(file)).toEqual({ name: "Evening", trackIds: ["a", "b"] });
  for (const json of [null, [], { ...file, version: 2 }, { ...file, name: "" }, { ...file, trackIds: null }])
    expect(parsePlaylistFile(json)).toBeNull();
});
