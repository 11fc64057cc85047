import type { Reading } from "../domain/ports.ts";
import { cleanText } from "./clean-text.ts";
import { brokenDocument, longestDocumentText, readDocument } from "./document-text.ts";
import { readHtml } from "./read-html.ts";
import { UnpackRefused, unpackParts } from "./unpack-parts.ts";
import { type TextRules, xmlText, xmlValue } from "./xml-text.ts";

/** A larger one is not looked at: it is held in memory as a whole. */
export const largestOfficeBytes = 100 * 1024 * 1024;

type Parts = ReadonlyMap<string, string>;
/** One family of documents: the parts with text in them, in the order of reading, and how to read one. */
type Format = {
  text: RegExp;
  read(part: string, longest: number): string;
  pages(parts: Parts, textParts: readonly string[]): number | null;
};

const wordRules: TextRules = {
  taken: new Set(["t", "instrText"]),
  lines: new Set(["p", "br", "cr"]),
  words: new Set(["tab", "tc"]),
};
const cellRules: TextRules = { taken: new Set(["t"]), skipped: new Set(["rPh"]), lines: new Set(["si", "is", "row"]) };
const slideRules: TextRules = { taken: new Set(["t"]), lines: new Set(["p", "br"]) };
const openRules: TextRules = {
  taken: null,
  skipped: new Set(["automatic-styles", "font-face-decls", "scripts", "tracked-changes", "binary-data"]),
  lines: new Set(["p", "h", "line-break", "table-row"]),
  words: new Set(["s", "tab"]),
};

const formats: readonly Format[] = [
  {
    text: /^word\/(?:document|footnotes|endnotes|comments|header\d*|footer\d*)\.xml$/,
    read: (part, longest) => xmlText(part, wordRules, longest),
    pages: (parts) => wholeNumber(xmlValue(parts.get("docProps/app.xml"), "Pages")),
  },
  {
    text: /^xl\/(?:sharedStrings|worksheets\/sheet\d+)\.xml$/,
    read: (part, longest) => xmlText(part, cellRules, longest),
    pages: (_parts, names) => names.filter((name) => name.includes("/sheet")).length,
  },
  {
    text: /^ppt\/(?:slides\/slide|notesSlides\/notesSlide)\d+\.xml$/,
    read: (part, longest) => xmlText(part, slideRules, longest),
    pages: (_parts, names) => names.filter((name) => name.startsWith("ppt/slides/")).length,
  },
  {
    text: /^content\.xml$/,
    read: (part, longest) => xmlText(part, openRules, longest),
    pages: (parts) => {
      const meta = parts.get("meta.xml");
      const [pages, tables] = ["page-count", "table-count"].map((name) => xmlValue(meta, "document-statistic", name));
      return wholeNumber(pages ?? tables ?? null);
    },
  },
  {
    text: /\.x?html?$/,
    read: (part) => readHtml(part).text,
    pages: () => null,
  },
];

/** Parts that say who wrote it and what it is called. */
const properties = /^(?:docProps\/(?:core|app)\.xml|meta\.xml|.*\.opf)$/;

/** The text of a word processor's, spreadsheet's or presentation's document, or of a book (EPUB). Never throws for what is wrong with it. */
export function readOffice(archive: Uint8Array): Reading {
  if (archive.byteLength > largestOfficeBytes)
    return brokenDocument("This document is too large to be looked at here.");
  try {
    const wanted = (name: string) => properties.test(name) || formats.some(({ text }) => text.test(name));
    return readParts(unpackParts(archive, wanted));
  } catch (cause) {
    return brokenDocument(cause instanceof UnpackRefused ? cause.message : "This document is damaged.");
  }
}

function readParts(parts: Parts): Reading {
  const format = formats.find(({ text }) => [...parts.keys()].some((name) => text.test(name)));
  if (format === undefined) return brokenDocument("No text was found in this document.");
  const names = [...parts.keys()].filter((name) => format.text.test(name)).toSorted(byNumber);
  let text = "";
  for (const name of names) {
    const left = longestDocumentText * 2 - text.length;
    if (left <= 0) break;
    text += `${format.read(parts.get(name) ?? "", left)}\n`;
  }
  const meta = parts.get("docProps/core.xml") ?? parts.get("meta.xml") ?? opfOf(parts);
  const [title, author] = ["title", "creator"].map((name) => cleanText(xmlValue(meta, name)));
  return readDocument({ pages: format.pages(parts, names), title: title ?? null, author: author ?? null }, text);
}

function opfOf(parts: Parts): string | undefined {
  return [...parts].find(([name]) => name.endsWith(".opf"))?.[1];
}

const collator = new Intl.Collator("en", { numeric: true });

/** Slide 2 before slide 10, the document before its notes. */
function byNumber(one: string, other: string): number {
  return collator.compare(one, other);
}

function wholeNumber(text: string | null): number | null {
  return text !== null && /^\d{1,9}$/.test(text.trim()) ? Number(text) : null;
}
