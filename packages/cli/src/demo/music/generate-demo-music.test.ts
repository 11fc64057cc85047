import { createHash } from "node:crypto";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { parseBuffer, parseFile } from "music-metadata";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";

import { catalogue } from "./catalogue.ts";
import { composeTrack } from "./compose-track.ts";
import { encodeFlac } from "./encoding/encode-flac.ts";
import { type DemoMusicProgress, generateDemoMusic } from "./generate-demo-music.ts";
import { measureLoudness } from "./mixing/measure-loudness.ts";

/** Synthesis is all computation: on a busy machine it takes several times the second or so that it needs. */
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

async function createTemporaryFolder(): Promise<AsyncDisposable & { readonly path: string }> {
  const path = await mkdtemp(join(tmpdir(), "mows-demo-music-"));
  return { path, [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true }) };
}

const firstTracks = catalogue.map((album) => {
  const [track] = album.tracks;
  if (!track) throw new Error(`${album.title} has no track`);
  return { album, track, path: join(album.albumArtist, album.title, `01 ${track.title}.${album.format}`) };
});

async function digestOf(path: string): Promise<string> {
  return createHash("sha256")
    .update(await readFile(path))
    .digest("hex");
}

describe("the demo's music", () => {
  let library: Awaited<ReturnType<typeof createTemporaryFolder>>;
  const reported: DemoMusicProgress[] = [];
  beforeAll(async () => {
    library = await createTemporaryFolder();
    await generateDemoMusic({
      folder: library.path,
      tracksPerAlbum: 1,
      onProgress: (progress) => reported.push(progress),
    });
  });
  afterAll(() => library[Symbol.asyncDispose]());

  it("reports each file once it is written, and leaves nothing else behind", async () => {
    expect(reported).toEqual(
      firstTracks.map(({ path }, index) => ({ done: index + 1, total: firstTracks.length, path })),
    );
    const entries = await readdir(library.path, { recursive: true, withFileTypes: true });
    expect(entries.filter((entry) => entry.isFile())).toHaveLength(firstTracks.length);
  });

  it.each(firstTracks)("tags $path with all that a library shows, and a cover", async ({ album, track, path }) => {
    const { common, format } = await parseFile(join(library.path, path), { duration: true });
    expect(common).toMatchObject({
      title: track.title,
      artist: track.artist,
      albumartist: album.albumArtist,
      album: album.title,
      year: album.year,
      genre: [album.genre],
      track: { no: 1, of: album.tracks.length },
      disk: { no: 1, of: 1 },
    });
    expect(common.compilation ?? false).toBe(album.isCompilation);
    expect(common.picture).toHaveLength(1);
    expect(common.picture?.[0]).toMatchObject({ format: "image/jpeg", type: "Cover (front)" });
    expect(format).toMatchObject({ sampleRate: 44_100, numberOfChannels: 2, lossless: album.format === "flac" });
    expect(format.duration).toBeGreaterThan(18);
    expect(format.duration).toBeLessThan(45);
  });

  it("writes the same bytes again in a second run, which stops after the track in which it is told to", async () => {
    await using second = await createTemporaryFolder();
    const stop = new AbortController();
    const run = generateDemoMusic({
      folder: second.path,
      tracksPerAlbum: 1,
      signal: stop.signal,
      onProgress: ({ done }) => done === 1 && stop.abort(),
    });
    await expect(run).rejects.toThrow("aborted");
    const [first] = firstTracks;
    expect(await digestOf(join(second.path, first?.path ?? ""))).toBe(
      await digestOf(join(library.path, first?.path ?? "")),
    );
  });

  it("writes nothing when it is told to stop beforehand", async () => {
    await using folder = await createTemporaryFolder();
    await expect(generateDemoMusic({ folder: folder.path, signal: AbortSignal.abort() })).rejects.toThrow("aborted");
  });
});

describe("the catalogue", () => {
  it("has no two tracks that would be the same file, or sound the same", () => {
    const tracks = catalogue.flatMap(({ tracks: all }) => all.map(({ artist, title }) => `${artist}/${title}`));
    expect(new Set(tracks).size).toBe(tracks.length);
  });

  it("uses only names that every file system takes", () => {
    const names = catalogue.flatMap(({ albumArtist, title, tracks }) => [
      albumArtist,
      title,
      ...tracks.map((track) => track.title),
    ]);
    expect(names.filter((name) => /[<>:"/\\|?*]|[. ]$/u.test(name) || name !== name.normalize("NFC"))).toEqual([]);
  });
});

describe("a composed track", () => {
  it.each(firstTracks.slice(1, 5))("of $album.title is as loud as published music and does not clip", ({ track }) => {
    const { left, right } = composeTrack({ ...track, bars: 4 });
    expect(Math.abs(measureLoudness(left, right) + 14)).toBeLessThan(1);
    const loudest = [left, right].reduce(
      (peak, channel) => channel.reduce((most, value) => Math.max(most, Math.abs(value)), peak),
      0,
    );
    expect(loudest).toBeLessThanOrEqual(10 ** (-1.5 / 20) + 1e-6);
  });
});

describe("a FLAC file", () => {
  it("names in its header the MD5 of the samples it was given, and their exact count", async () => {
    const samples = Float32Array.from({ length: 10_001 }, (_, index) => Math.sin(index / 9));
    const silent = new Float32Array(samples.length);
    const cover = { jpeg: new Uint8Array([0xff, 0xd8, 0xff, 0xd9]), sizePx: 1 };
    const tags = {
      title: "é",
      artist: "a",
      albumArtist: "a",
      album: "b",
      year: 2020,
      genre: "c",
      track: 1,
      trackTotal: 2,
      isCompilation: false,
      cover,
    };
    const interleaved = Buffer.alloc(samples.length * 4);
    for (const [index, value] of samples.entries()) interleaved.writeInt16LE(Math.round(value * 32_767), index * 4);

    const file = encodeFlac(samples, silent, tags);
    const md5 = file.subarray(26, 42).toString("hex");
    const { format, common } = await parseBuffer(file, { mimeType: "audio/flac" });
    expect(md5).toBe(createHash("md5").update(interleaved).digest("hex"));
    expect(format.duration).toBeCloseTo(samples.length / 44_100, 9);
    expect(common.title).toBe("é");
  });
});
