import { expect, it } from "vitest";
import { readText } from "./read-text.ts";

const encode = (text: string) => new TextEncoder().encode(text);

it.each([
  ["plain text as it is", encode("Grüße\r\n\r\n\r\n\r\nä\tb"), "Grüße\n\nä b"],
  ["UTF-16 by its mark", new Uint8Array([0xff, 0xfe, 0x41, 0, 0xfc, 0]), "Aü"],
  ["what is older than Unicode", new Uint8Array([0x47, 0x72, 0xfc, 0xdf, 0x65]), "Grüße"],
  ["a text that ends within a character", encode("ä").subarray(0, 1), ""],
  [
    "a page without its marks",
    encode("<!DOCTYPE html><style>p{}</style><p>a<b>b</b> &#228;&lt;<p>c<!-- no -->d"),
    "ab ä<\ncd",
  ],
  ["markup that is no page", encode("<p>as it is"), "<p>as it is"],
])("reads %s", (_name, bytes, text) => {
  expect(readText(bytes)).toMatchObject({ text, extracted: { document: { problem: null } } });
});

it("takes a page's title for the document's", () => {
  expect(readText(encode("<html><title> A &amp; B </title>")).extracted.document?.title).toBe("A & B");
});

it("keeps a million characters and no more", () => {
  expect(readText(encode("a ".repeat(2_000_000))).text?.length).toBe(1_000_000);
});
