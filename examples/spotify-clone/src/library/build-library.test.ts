import { describe, expect, it } from "vitest";
import { buildLibrary } from "./build-library.ts";
import { rowForTests } from "./row-for-tests.ts";
import type { FileIndexRow } from "@mows/sdk";

const rows = (...given: (Partial<FileIndexRow> & { id: string })[]) => given.map(rowForTests);
const ids = (items: readonly { id: string }[]) => items.map(({ id }) => id);

describe("an untagged file", () => {
  const library = buildLibrary(rows({ id: "a", name: "field recording.v2.ogg" }));

  it("is shown by its name without extension, by an unknown artist", () => {
    expect(library.recentTracks[0]).toMatchObject({
      title: "field recording.v2",
      artist: "Unknown artist",
      isTagged: false,
    });
  });

  it("makes neither an album nor an artist", () => {
    expect(library.albums).toEqual([]);
    expect(library.artists).toEqual([]);
  });
});

describe("albums", () => {
  it("order their tracks by disc and number, unnumbered ones last by file name", () => {
    const { albums } = buildLibrary(
      rows(
        { id: "d2t1", album: "X", artist: "A", discNumber: 2, trackNumber: 1 },
        { id: "none10", name: "10.flac", album: "X", artist: "A" },
        { id: "none9", name: "9.flac", album: "X", artist: "A" },
        { id: "d1t2", album: "X", artist: "A", trackNumber: 2 },
        { id: "d1t1", album: "X", artist: "A", discNumber: 1, trackNumber: 1 },
      ),
    );
    expect(albums.map((album) => ids(album.tracks))).toEqual([["d1t1", "d1t2", "none9", "none10", "d2t1"]]);
    expect(albums[0]?.discCount).toBe(2);
  });

  it("are told apart by album artist, whatever the case and Unicode form of the tags", () => {
    const { albums } = buildLibrary(
      rows(
        { id: "1", album: "Greatest Hits", albumArtist: "Bjo\u0308rk" },
        { id: "2", album: "greatest hits", albumArtist: "BJÖRK" },
        { id: "3", album: "Greatest Hits", albumArtist: "Queen" },
      ),
    );
    expect(albums.map((album) => album.tracks.length)).toEqual([2, 1]);
  });

  it("keep guests on the album of their host", () => {
    const { albums } = buildLibrary(
      rows(
        { id: "1", album: "X", artist: "A" },
        { id: "2", album: "X", artist: "A feat. B" },
        { id: "3", album: "X", artist: "C" },
      ),
    );
    expect(albums.map(({ artist, tracks }) => [artist, tracks.length])).toEqual([["A", 3]]);
  });

  it("of one folder by many artists are one album by various artists", () => {
    const { albums, artists } = buildLibrary(
      rows(
        { id: "1", album: "Hits", artist: "A" },
        { id: "2", album: "Hits", artist: "B" },
        { id: "3", album: "Hits", artist: "C" },
      ),
    );
    expect(albums.map(({ artist, tracks }) => [artist, tracks.length])).toEqual([["Various artists", 3]]);
    expect(artists.map(({ name }) => name)).toEqual(["A", "B", "C"]);
  });

  it("tagged VA are by various artists, too", () => {
    const { albums } = buildLibrary(rows({ id: "1", album: "Hits", albumArtist: "VA", artist: "A" }));
    expect(albums[0]?.artist).toBe("Various artists");
  });

  it("of one title in two folders by different artists stay two", () => {
    const { albums } = buildLibrary(
      rows(
        { id: "1", parentId: "f1", album: "Live", artist: "A" },
        { id: "2", parentId: "f2", album: "Live", artist: "B" },
      ),
    );
    expect(albums.map(({ artist }) => artist)).toEqual(["A", "B"]);
  });

  it("are in shelf order: articles aside, numbers by value", () => {
    const { albums } = buildLibrary(
      rows(
        { id: "1", album: "Volume 10", artist: "A" },
        { id: "2", album: "The Moon", artist: "A" },
        { id: "3", album: "Volume 9", artist: "A" },
      ),
    );
    expect(albums.map(({ title }) => title)).toEqual(["The Moon", "Volume 9", "Volume 10"]);
  });

  it("are found by a key that fits into a path", () => {
    const { albums, albumByKey } = buildLibrary(rows({ id: "1", album: "../Back in Black?", artist: "AC/DC" }));
    const key = albums[0]!.key;
    expect(key).not.toMatch(/[/?#%.]/);
    expect(albumByKey.get(decodeURIComponent(new URL(`/albums/${key}`, "http://x").pathname.slice(8)))).toBe(albums[0]);
  });
});

it("gives an artist their albums newest first, and what they did elsewhere", () => {
  const { artistByKey } = buildLibrary(
    rows(
      { id: "old", album: "Old", artist: "A", year: 1990 },
      { id: "new", album: "New", artist: "A", year: 2020 },
      { id: "guest", album: "Hits", albumArtist: "Various Artists", artist: "A" },
      { id: "single", artist: "A" },
    ),
  );
  const artist = artistByKey.get("a");
  expect(artist?.albums.map(({ title }) => title)).toEqual(["New", "Old"]);
  expect(ids(artist?.otherTracks ?? []).toSorted()).toEqual(["guest", "single"]);
  expect(artist?.trackCount).toBe(4);
});

it("lists what came last first", () => {
  const { recentTracks } = buildLibrary(
    rows({ id: "old", createdAt: "2026-01-01T00:00:00.000Z" }, { id: "new", createdAt: "2026-02-01T00:00:00.000Z" }),
  );
  expect(ids(recentTracks)).toEqual(["new", "old"]);
});
