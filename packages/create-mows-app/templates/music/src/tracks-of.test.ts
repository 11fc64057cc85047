import { expect, it } from "vitest";
import { tracksOf } from "./tracks-of.ts";

const row = {
  id: "1",
  name: "untitled.flac",
  title: null,
  artist: null,
  album: null,
  trackNumber: null,
  durationMs: null,
  coverUrl: null,
};

it("calls a file without tags by its name", () => {
  expect(tracksOf([row], (id) => `/${id}`)).toMatchObject([{ title: "untitled", src: "/1" }]);
});

it("puts the tracks of an album in order", () => {
  const album = { ...row, artist: "Ada", album: "Engines" };
  const rows = [
    { ...album, id: "2", title: "Second", trackNumber: 2 },
    { ...album, id: "1", title: "First", trackNumber: 1 },
  ];
  expect(tracksOf(rows, String).map(({ title }) => title)).toEqual(["First", "Second"]);
});
