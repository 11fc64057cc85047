import { expect, it } from "vitest";
import { playlistFileName, revisionFileName } from "./playlist-file-name.ts";
import { parsePlaylist, serializePlaylist } from "./playlist.ts";

const playlist = { id: "0190a1b2-c3d4", revision: 2, name: "Sunday / kitchen", trackIds: ["a", "b"] };

it("reads back what it writes", () => {
  expect(parsePlaylist(JSON.parse(serializePlaylist(playlist)))).toEqual(playlist);
});

it.each([
  null,
  [],
  "text",
  {},
  { ...playlist, version: 2 },
  { ...playlist, version: 1, revision: 0.5 },
  { ...playlist, version: 1, name: "" },
  { ...playlist, version: 1, trackIds: "a" },
])("takes %j for no playlist", (json) => {
  expect(parsePlaylist(json)).toBeNull();
});

it("is named so that a person finds it, in characters that a file may have", () => {
  expect(playlistFileName(playlist)).toBe("Sunday kitchen.playlist.json");
  expect(revisionFileName(playlist)).toBe("Sunday kitchen 0190a1b2 r2.playlist.json");
  expect(playlistFileName({ ...playlist, name: ".." })).toBe("Playlist.playlist.json");
});

it("fits into a file name's 255 bytes, however long", () => {
  const long = revisionFileName({ ...playlist, name: "🎵".repeat(120) });
  expect(new TextEncoder().encode(long).length).toBeLessThanOrEqual(255);
  expect(long.isWellFormed()).toBe(true);
});
