import { expect, it } from "vitest";
import { fileIndexRows } from "./file-index-rows.ts";

const COUNT = 20_000;

function columns(count: number): Parameters<typeof fileIndexRows>[0] {
  const each = <Value>(make: (i: number) => Value) => Array.from({ length: count }, (_, i) => make(i));
  return {
    __typename: "FileIndex",
    id: each((i) => `id-${i}`),
    name: each((i) => `${i}.flac`),
    parentId: each(() => "p"),
    createdAt: each(() => "2026-01-31T12:00:00.000Z"),
    size: each((i) => i),
    title: each((i) => (i % 2 ? `Title ${i}` : null)),
    artist: each(() => null),
    album: each(() => "Album"),
    albumArtist: each(() => null),
    trackNumber: each((i) => i % 12),
    discNumber: each(() => null),
    year: each(() => 1999),
    genre: each(() => null),
    durationMs: each(() => 180_000),
    coverUrl: each(() => null),
  };
}

it("gives the rows behind the columns, in their order", () => {
  expect(fileIndexRows(columns(2))).toEqual([
    expect.objectContaining({ id: "id-0", name: "0.flac", title: null, trackNumber: 0, album: "Album", size: 0 }),
    {
      id: "id-1",
      name: "1.flac",
      parentId: "p",
      createdAt: "2026-01-31T12:00:00.000Z",
      size: 1,
      title: "Title 1",
      artist: null,
      album: "Album",
      albumArtist: null,
      trackNumber: 1,
      discNumber: null,
      year: 1999,
      genre: null,
      durationMs: 180_000,
      coverUrl: null,
    },
  ]);
});

it("gives no rows for an empty index", () => {
  expect(fileIndexRows(columns(0))).toEqual([]);
});

it("zips 20,000 rows within a frame or two", () => {
  const wide = columns(COUNT);
  const times = Array.from({ length: 5 }, () => {
    const startMs = performance.now();
    expect(fileIndexRows(wide)).toHaveLength(COUNT);
    return performance.now() - startMs;
  });
  expect(Math.min(...times)).toBeLessThan(33);
});
