import { expect, it } from "vitest";
import { buildLibrary } from "../library/build-library.ts";
import { rowForTests } from "../library/row-for-tests.ts";
import { searchLibrary } from "./search-library.ts";

const library = buildLibrary([
  rowForTests({ id: "1", title: "Nocturne", artist: "Étoile Filante", album: "Été" }),
  rowForTests({ id: "2", title: "Don’t Stop", artist: "Søren Østergård", album: "Straße" }),
  rowForTests({ id: "3", title: "A Nocturne for Two", artist: "Ana", album: "Nocturne" }),
  rowForTests({ id: "4", name: "Memo nocturne.ogg" }),
]);
const tracks = (query: string) =>
  searchLibrary(library, query)
    .tracks.map(({ id }) => id)
    .toSorted();

it.each([
  ["etoile", ["1"]],
  ["ÉTÉ", ["1"]],
  ["soren ostergard", ["2"]],
  ["dont", ["2"]],
  ["strasse", ["2"]],
  ["filante nocturne", ["1"]],
  ["nocturne ana", ["3"]],
  ["memo", ["4"]],
  ["xyz", []],
  ["   ", []],
])("finds tracks by %j", (query, expected) => {
  expect(tracks(query)).toEqual(expected);
});

it("puts the name itself before names that begin with it or contain it", () => {
  expect(searchLibrary(library, "nocturne").tracks[0]?.id).toBe("1");
});

it("finds albums by title or artist, and artists", () => {
  expect(searchLibrary(library, "ana").albums.map(({ title }) => title)).toEqual(["Nocturne"]);
  expect(searchLibrary(library, "étoi").artists.map(({ name }) => name)).toEqual(["Étoile Filante"]);
});

it("goes through twenty thousand tracks between two keystrokes", () => {
  const large = buildLibrary(
    Array.from({ length: 20_000 }, (_, index) =>
      rowForTests({
        id: String(index),
        title: `Track ${index}`,
        artist: `Artist ${index % 900}`,
        album: `Album ${index % 1800}`,
      }),
    ),
  );
  expect(searchLibrary(large, "track 1999").tracks).toHaveLength(12);
});
