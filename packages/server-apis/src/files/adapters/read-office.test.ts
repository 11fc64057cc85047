import { strToU8 } from "fflate";
import { describe, expect, it } from "vitest";
import { zip } from "../testing/documents.ts";
import { readOffice } from "./read-office.ts";

function read(parts: Record<string, string>) {
  const { extracted, text } = readOffice(
    zip(Object.fromEntries(Object.entries(parts).map(([name, xml]) => [name, strToU8(xml)]))),
  );
  return { ...extracted.document, text };
}

const core = `<cp:coreProperties xmlns:cp="c" xmlns:dc="d"><dc:title>T</dc:title><dc:creator>C</dc:creator></cp:coreProperties>`;

describe("the text of", () => {
  it("a word processor's document, its notes and tables after one another", () => {
    const cell = (text: string) => `<w:tc><w:p><w:r><w:t>${text}</w:t></w:r></w:p></w:tc>`;
    const found = read({
      "word/document.xml": `<w:document><w:p><w:r><w:t>One</w:t><w:tab/><w:t>two</w:t></w:r></w:p><w:tbl><w:tr>${cell("a")}${cell("b")}</w:tr></w:tbl></w:document>`,
      "word/footnotes.xml": `<w:footnotes><w:p><w:r><w:t>Note</w:t></w:r></w:p></w:footnotes>`,
      "docProps/core.xml": core,
    });
    expect(found).toEqual({ pages: null, title: "T", author: "C", problem: null, text: "One two\na\nb\n\nNote" });
  });

  it("a spreadsheet: every text once, the sheets counted", () => {
    const sheet = `<worksheet><row><c><v>0</v></c><c t="inlineStr"><is><t>inline</t></is></c></row></worksheet>`;
    const found = read({
      "xl/sharedStrings.xml": `<sst><si><t>Ulm</t></si><si><r><t>Mün</t></r><r><t>chen</t></r><rPh><t>no</t></rPh></si></sst>`,
      "xl/worksheets/sheet1.xml": sheet,
      "xl/worksheets/sheet2.xml": "<worksheet/>",
    });
    expect(found).toMatchObject({ pages: 2, text: "Ulm\nMünchen\n\ninline" });
  });

  it("a presentation, slide after slide", () => {
    const slide = (text: string) => `<p:sld><a:p><a:r><a:t>${text}</a:t></a:r></a:p></p:sld>`;
    const slides = [10, 2, 1].map((n) => [`ppt/slides/slide${n}.xml`, slide(`slide ${n}`)]);
    const found = read(Object.fromEntries(slides) as Record<string, string>);
    expect(found).toMatchObject({ pages: 3, text: "slide 1\n\nslide 2\n\nslide 10" });
  });

  it("an open document, without what was deleted in it", () => {
    const found = read({
      "content.xml": `<office:document-content><office:automatic-styles>no</office:automatic-styles><office:text><text:tracked-changes><text:p>gone</text:p></text:tracked-changes><text:h>Head</text:h><text:p>a<text:s/>b<text:span>c</text:span></text:p></office:text></office:document-content>`,
      "meta.xml": `<m><dc:title>T</dc:title><dc:creator>C</dc:creator><meta:document-statistic meta:page-count="7"/></m>`,
    });
    expect(found).toEqual({ pages: 7, title: "T", author: "C", problem: null, text: "Head\na bc" });
  });

  it("a book", () => {
    const found = read({
      "META-INF/container.xml": "<container/>",
      "OEBPS/content.opf": `<package><dc:title>Book</dc:title><dc:creator>Writer</dc:creator></package>`,
      "OEBPS/ch1.xhtml": `<?xml version="1.0"?><html><head><title>no</title></head><body><p>Chapter&nbsp;one</p></body></html>`,
    });
    expect(found).toMatchObject({ title: "Book", author: "Writer", pages: null, text: "Chapter one" });
  });

  it("broken XML, as far as it goes", () => {
    expect(read({ "word/document.xml": "<w:document><w:p><w:t>kept</w:t></w:p><w:p><w:t>and & this" }).text).toMatch(
      /^kept/,
    );
  });
});
