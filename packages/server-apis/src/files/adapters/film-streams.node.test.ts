import { execFileSync } from "node:child_process";
import { mkdtempDisposable, readdir, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { createDiskBlobStore } from "../../kit/blobs/blob-store.disk.node.ts";
import { type BlobId, newId } from "../../kit/ids.ts";
import type { Film, FilmPart } from "../domain/ports.ts";
import { film, filmsAreMade } from "../testing/media-files.ts";
import { createLocalCopies } from "./local-copy.node.ts";
import { createFilmStreams, type FilmStreamLimits } from "./film-streams.node.ts";

async function withStreams(limits: Partial<FilmStreamLimits> = {}) {
  const folder = await mkdtempDisposable(join(tmpdir(), "films-"));
  const blobs = createDiskBlobStore(join(folder.path, "blobs"));
  const cache = join(folder.path, "cache");
  const streams = createFilmStreams(createLocalCopies(blobs, join(folder.path, "copies")), cache, limits);
  return {
    streams,
    cache,
    folder: folder.path,
    async store(bytes: Uint8Array, facts: Omit<Film, "stored">): Promise<Film> {
      const id = newId<BlobId>();
      await blobs.create(id);
      await writeFile(blobs.pathOf(id), bytes);
      return { stored: { blobId: id, parts: [] }, ...facts };
    },
    [Symbol.asyncDispose]: async () => {
      await streams.stop();
      await folder.remove();
    },
  };
}

function bytesOf(part: FilmPart): Uint8Array {
  if (!(part instanceof Uint8Array)) throw new Error(`no part: ${part ?? "none"}`);
  return part;
}

const textOf = (part: FilmPart) => new TextDecoder().decode(bytesOf(part));

/** Codecs, and where it begins and ends, in seconds of the film. */
async function inspect(folder: string, piece: FilmPart) {
  const path = join(folder, `${newId<BlobId>()}.ts`);
  await writeFile(path, bytesOf(piece));
  const shown = ["-show_entries", "format=start_time,duration:stream=codec_name"];
  const output = execFileSync("ffprobe", ["-v", "error", "-of", "json", ...shown, path], { encoding: "utf8" });
  const { streams, format } = JSON.parse(output) as {
    streams: { codec_name: string }[];
    format: { start_time: string; duration: string };
  };
  const [start, length] = [Math.round(Number(format.start_time)), Math.round(Number(format.duration))];
  return { codecs: streams.map((stream) => stream.codec_name).toSorted(), start, length };
}

describe.runIf(filmsAreMade)("a film as a stream", () => {
  it("is decoded piece by piece where browsers cannot play it, in any order", async () => {
    await using at = await withStreams();
    const bytes = film("a.avi", 14, ["-c:v", "mpeg4", "-c:a", "mp3"]);
    const wanted = await at.store(bytes, { durationMs: 14_000, isCompatible: false });
    expect(
      textOf(await at.streams.playlist(wanted))
        .split("\n")
        .filter((line) => !line.startsWith("#")),
    ).toEqual(["000000.ts", "000001.ts", "000002.ts", ""]);
    const last = await inspect(at.folder, await at.streams.piece(wanted, 2));
    expect(last).toEqual({ codecs: ["aac", "h264"], start: 12, length: 2 });
    const [first, same] = await Promise.all([at.streams.piece(wanted, 0), at.streams.piece(wanted, 0)]);
    expect(first).toEqual(same);
    expect(await inspect(at.folder, first)).toEqual({ codecs: ["aac", "h264"], start: 0, length: 6 });
    expect(await at.streams.piece(wanted, 3)).toBeNull();
  });

  it("is cut as it is where they can", async () => {
    await using at = await withStreams();
    const bytes = film("a.mkv", 14, ["-c:v", "libx264", "-g", "20", "-pix_fmt", "yuv420p", "-c:a", "aac"]);
    const wanted = await at.store(bytes, { durationMs: 14_000, isCompatible: true });
    const playlist = textOf(await at.streams.playlist(wanted));
    expect(playlist).toMatch(
      /#EXTINF:6\.\d+,\n000000\.ts\n#EXTINF:6\.\d+,\n000001\.ts\n#EXTINF:2\.\d+,\n000002\.ts\n#EXT-X-ENDLIST/,
    );
    const piece = await at.streams.piece(wanted, 1);
    expect((await inspect(at.folder, piece)).codecs).toEqual(["aac", "h264"]);
  });

  it("leaves no more behind than its limit, says when too much is asked for, and nothing at all once it stops", async () => {
    await using at = await withStreams({ cacheBytes: 1, atOnce: 1, waiting: 1 });
    const bytes = film("a.avi", 3, ["-c:v", "mpeg4", "-c:a", "mp3"]);
    const films = await Promise.all([1, 2, 3].map(() => at.store(bytes, { durationMs: 3_000, isCompatible: false })));
    const parts = await Promise.all(films.map((wanted) => at.streams.piece(wanted, 0)));
    expect(
      parts.map((part) => (part instanceof Uint8Array ? "piece" : String(part))).toSorted((a, b) => a.localeCompare(b)),
    ).toEqual(["busy", "piece", "piece"]);
    const folders = await readdir(at.cache);
    expect(folders.length).toBeLessThanOrEqual(2);
    await at.streams.stop();
    expect(await readdir(at.cache)).toEqual([]);
  });

  it("of what is no film has no pieces, and no network is asked for what a file names", async () => {
    await using at = await withStreams();
    const list = "#EXTM3U\n#EXTINF:6,\nhttp://127.0.0.1:9/secret.ts\n#EXT-X-ENDLIST\n";
    const concat = "ffconcat version 1.0\nfile /etc/hostname\n";
    for (const text of [list, concat, "noise"]) {
      const wanted = await at.store(new TextEncoder().encode(text), { durationMs: 9_000, isCompatible: true });
      expect(await at.streams.piece(wanted, 0)).toBeNull();
    }
  });
});
