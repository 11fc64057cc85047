import { describe, expect, it } from "vitest";
import { BlobMissing } from "../../kit/blobs/blob-store.ts";
import { newId } from "../../kit/ids.ts";
import { wav } from "../testing/audio-files.ts";
import { docx, pdf } from "../testing/documents.ts";
import { film, filmsAreMade, photo } from "../testing/media-files.ts";
import { withProbe } from "../testing/with-probe.ts";

async function sizesOf(made: readonly { bytes: Uint8Array }[]): Promise<string[]> {
  const { default: sharp } = await import("sharp");
  return Promise.all(
    made.map(async ({ bytes }) => {
      const { format, width, height } = await sharp(bytes).metadata();
      return `${format} ${width}x${height}`;
    }),
  );
}

describe("the probe's processes", () => {
  it("read many files that are asked for at once", async () => {
    await using probe = await withProbe();
    const found = await Promise.all(Array.from({ length: 5 }, () => probe.read("audio", wav({ title: "Song" }))));
    expect(found.map(({ extracted }) => extracted.audio?.title)).toEqual(Array.from({ length: 5 }, () => "Song"));
  });

  it("are killed when a file takes too long, which is said of the file, and live again for the next", async () => {
    await using probe = await withProbe({ timeoutMs: 1 });
    expect((await probe.read("audio", wav({}))).extracted.audio?.problem).toMatch(/took too long/);
    expect((await probe.read("pdf", pdf(["a"], "b"))).extracted.document?.problem).toMatch(/took too long/);
    await using patient = await withProbe();
    expect((await patient.read("audio", wav({}))).extracted.audio?.problem).toBeNull();
  });

  it("say nothing of a file when the caller gives up", async () => {
    await using probe = await withProbe();
    const abort = new AbortController();
    const asked = probe.read("audio", wav({}), abort.signal);
    abort.abort(new Error("stopping"));
    await expect(asked).rejects.toThrow("stopping");
    expect((await probe.read("audio", wav({ title: "Song" }))).extracted.audio?.title).toBe("Song");
  });

  it("say nothing of a file whose bytes the store lost", async () => {
    await using probe = await withProbe();
    await expect(probe.readBlob("audio", newId())).rejects.toThrow(BlobMissing);
  });
});

describe("what the probe reads", () => {
  it("of a photograph: upright, when, where, with what, and small pictures of it", async () => {
    await using probe = await withProbe();
    const bytes = await photo(2_000, 1_000);
    const { extracted, thumbnails, moreThumbnails } = await probe.read("image", bytes);
    expect(extracted.image).toEqual({
      width: 1_000,
      height: 2_000,
      takenAt: "2025-07-14T19:30:00.000Z",
      camera: "LEICA Q3",
      latitude: 48.141667,
      longitude: -11.5,
      problem: null,
    });
    expect([await sizesOf(thumbnails), moreThumbnails]).toEqual([["webp 64x128"], true]);
    expect(await sizesOf(await probe.thumbnails("image", bytes))).toEqual(["webp 256x512", "webp 800x1600"]);
  });

  it("of a PDF: pages, title, author, its text, and its first page", async () => {
    await using probe = await withProbe();
    const bytes = pdf(["Der Mond ist aufgegangen", "die goldnen Sternlein"], "Abendlied");
    const { extracted, text, thumbnails } = await probe.read("pdf", bytes);
    expect(extracted.document).toEqual({ pages: 2, title: "Abendlied", author: "Ada", problem: null });
    expect(text).toMatch(/Mond ist aufgegangen\s+die goldnen Sternlein/);
    expect(await sizesOf(thumbnails)).toEqual(["webp 91x128"]);
    expect(await sizesOf(await probe.thumbnails("pdf", bytes))).toEqual(["webp 362x512", "webp 1131x1600"]);
  });

  it("of an office document: its text and properties", async () => {
    await using probe = await withProbe();
    const { extracted, text } = await probe.read("office", docx(["Grüße", "aus Ulm &amp; um Ulm"], "Brief"));
    expect(extracted.document).toEqual({ pages: 3, title: "Brief", author: "Ada", problem: null });
    expect(text).toBe("Grüße\naus Ulm & um Ulm");
  });

  it.runIf(filmsAreMade)(
    "of a film: size, length, codecs, a frame; by ffprobe where nothing else knows it",
    async () => {
      await using probe = await withProbe();
      const mp4 = film("a.mp4", 4, ["-c:v", "libx264", "-pix_fmt", "yuv420p", "-c:a", "aac"]);
      const known = { width: 320, height: 180, streamable: true, problem: null };
      expect((await probe.read("video", mp4)).extracted.video).toMatchObject({
        ...known,
        codec: "avc",
        audioCodec: "aac",
        durationMs: expect.toSatisfy((ms: number) => ms >= 4_000 && ms < 4_100) as number,
      });
      expect(await sizesOf(await probe.thumbnails("video", mp4))).toEqual(["webp 128x72", "webp 320x180"]);
      const avi = film("a.avi", 1, ["-c:v", "mpeg4", "-c:a", "mp3"]);
      expect((await probe.read("video", avi)).extracted.video).toMatchObject({ ...known, codec: "mpeg4" });
    },
  );

  it("of a sound in WAV: how loud it is from its beginning to its end", async () => {
    await using probe = await withProbe();
    const bytes = wav({ title: "Silence" });
    expect(await probe.waveform(bytes)).toEqual({ durationMs: 100, peaks: new Uint8Array(10) });
    new DataView(bytes.buffer).setInt16(bytes.byteLength - 400, -(2 ** 14), true);
    expect([...((await probe.waveform(bytes))?.peaks ?? [])]).toEqual([0, 0, 0, 0, 0, 0, 0, 128, 0, 0]);
    expect(await probe.waveform(pdf([], ""))).toBeNull();
  });

  it.runIf(filmsAreMade)("of a sound in any other format the same", async () => {
    await using probe = await withProbe();
    const formats = { mp3: "libmp3lame", flac: "flac", ogg: "libvorbis", opus: "libopus", m4a: "aac" };
    for (const [extension, codec] of Object.entries(formats)) {
      const quietFirst = ["-map", "1:a", "-af", "volume='if(lt(t,1),0,1)':eval=frame", "-c:a", codec];
      const waveform = await probe.waveform(film(`a.${extension}`, 2, quietFirst));
      const peaks = [...(waveform?.peaks ?? [])];
      const isSilentAtFirst = Math.max(...peaks.slice(0, 90)) < 8;
      const isLoudThen = Math.min(...peaks.slice(110, 190)) > 20;
      const seconds = Math.round((waveform?.durationMs ?? 0) / 1_000);
      expect({ extension, seconds, isSilentAtFirst, isLoudThen }).toEqual({
        extension,
        seconds: 2,
        isSilentAtFirst: true,
        isLoudThen: true,
      });
    }
  });
});
