import { deflateSync } from "node:zlib";
import { strToU8, zipSync } from "fflate";
import { afterAll, describe, expect, it } from "vitest";
import { mp3, pictureBomb, wav } from "../testing/audio-files.ts";
import { claiming, docx, pdfOf, zip } from "../testing/documents.ts";
import { withProbe } from "../testing/with-probe.ts";

/** A tag that claims to be two gigabytes long. */
const endlessTag = new Uint8Array(
  [
    [0x49, 0x44, 0x33, 4, 0, 0, 0x7f, 0x7f, 0x7f, 0x7f],
    [0x54, 0x49, 0x54, 0x32, 0x7f, 0x7f, 0x7f, 0x7f, 0, 0],
  ].flat(),
);

const zeros = (bytes: number) => new Uint8Array(bytes);

/** Streams in streams: a few hundred bytes that unpack to far more. */
function pdfBomb(): Uint8Array {
  const packed = deflateSync(deflateSync(deflateSync(zeros(128 * 1024 * 1024))));
  const filters = "/Filter[/FlateDecode/FlateDecode/FlateDecode]";
  const stream = Buffer.concat([
    Buffer.from(`<</Length ${packed.byteLength}${filters}>>\nstream\n`),
    packed,
    Buffer.from("\nendstream"),
  ]);
  return pdfOf(
    [
      "<</Type/Catalog/Pages 2 0 R>>",
      "<</Type/Pages/Kids[3 0 R]/Count 1>>",
      "<</Type/Page/Parent 2 0 R/MediaBox[0 0 1000000 1000000]/Contents 4 0 R>>",
      stream,
    ],
    null,
  );
}

/** An archive in an archive in an archive. */
function nestedZips(depth: number): Uint8Array {
  let inner = zipSync({ "zeros.xml": zeros(10 * 1024 * 1024) });
  for (let n = 0; n < depth; n += 1) {
    inner = zipSync(Object.fromEntries(Array.from({ length: 10 }, (_, part) => [`${part}.zip`, inner])));
  }
  return inner;
}

const harmful = [
  ["a picture of 60,000 x 60,000", "image", pictureBomb, /too many/],
  ["a picture that is cut short", "image", () => pictureBomb().subarray(0, 40), /damaged|no kind of picture/],
  ["a tag of two gigabytes", "audio", () => endlessTag, /could not be read as audio/],
  [
    "a document that unpacks to gigabytes",
    "office",
    () => docx([], "", { "word/header1.xml": zeros(128 * 1024 * 1024) }),
    /unpacks to more/,
  ],
  ["a document that claims to", "office", () => claiming(docx(["a"], "b"), 0xffff_fff0), /unpacks to more/],
  [
    "a document of too many parts",
    "office",
    () => zip(Object.fromEntries(Array.from({ length: 10_001 }, (_, n) => [`${n}`, zeros(0)]))),
    /too many parts/,
  ],
  ["archives in archives", "office", () => nestedZips(3), /No text was found/],
  ["noise as a document", "office", () => crypto.getRandomValues(zeros(50_000)), /damaged/],
  ["noise as a PDF", "pdf", () => crypto.getRandomValues(zeros(50_000)), /damaged|locked/],
  ["noise as a film", "video", () => crypto.getRandomValues(zeros(50_000)), /could not be read as a film/],
  ["noise as text", "text", () => zeros(50_000), /no text/],
] as const;

describe("a file that was made to harm", async () => {
  // One for all of them: that it lives on is what they show.
  const probe = await withProbe();
  afterAll(() => probe[Symbol.asyncDispose]());

  it.each(harmful)(
    "%s ends as a problem of the file, and the next file is read",
    async (_name, kind, make, problem) => {
      const { extracted, thumbnails, text } = await probe.read(kind, make());
      const { image, audio, video, document } = extracted;
      expect((image ?? audio ?? video ?? document)?.problem).toMatch(problem);
      expect([thumbnails.length, text]).toEqual([0, null]);
      expect((await probe.read("audio", wav({ title: "Next" }))).extracted.audio?.title).toBe("Next");
    },
  );

  it("a PDF of streams in streams, on a page as large as a city, costs its own process at most", async () => {
    await using confined = await withProbe({ memoryMegabytes: 1_100, timeoutMs: 10_000 });
    const { extracted, text } = await confined.read("pdf", pdfBomb());
    expect(extracted.document?.problem === null ? text?.trim() : extracted.document?.problem).toMatch(
      /^$|could not be read/,
    );
    expect((await confined.read("audio", wav({ title: "Next" }))).extracted.audio?.title).toBe("Next");
  });

  it("entities in entities are no text", async () => {
    const entities = Array.from({ length: 9 }, (_, n) => `<!ENTITY e${n + 1} "${`&e${n};`.repeat(10)}">`).join("");
    const laughs = `<!DOCTYPE w [<!ENTITY e0 "ha">${entities}]><w:document><w:t>before &e9; after</w:t></w:document>`;
    const { text } = await probe.read("office", zip({ "word/document.xml": strToU8(laughs) }));
    expect(text?.length ?? 0).toBeLessThan(100);
  });

  it("a cover that is a bomb leaves the tags as they are", async () => {
    const { extracted, cover } = await probe.read("audio", mp3("Bombed", pictureBomb()));
    expect([extracted.audio?.title, extracted.audio?.problem, cover]).toEqual(["Bombed", null, null]);
  });
});
