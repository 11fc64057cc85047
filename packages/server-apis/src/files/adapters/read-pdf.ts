import { readFile, stat } from "node:fs/promises";
import { ColorSpace, Document, type PDFPage, type Page } from "mupdf";
import type { ThumbnailSize } from "../domain/extraction/thumbnail-sizes.ts";
import type { MadeThumbnail, Reading } from "../domain/ports.ts";
import { cleanText } from "./clean-text.ts";
import { brokenDocument, longestDocumentText, readDocument } from "./document-text.ts";
import { drawThumbnails } from "./draw-thumbnails.ts";

/** A larger one is not looked at: it is held in memory as a whole. */
const largestBytes = 200 * 1024 * 1024;
/** The text of more pages than this adds nothing that anybody finds. */
const mostPages = 5_000;

/** Pages, properties and text of a PDF, and its first page as the smallest thumbnail. Never throws for what is wrong with the file. */
export async function readPdf(path: string): Promise<Reading> {
  try {
    const pdf = await open(path);
    if (typeof pdf === "string") return brokenDocument(pdf);
    const facts = {
      pages: pdf.countPages(),
      title: cleanText(pdf.getMetaData(Document.META_INFO_TITLE)),
      author: cleanText(pdf.getMetaData(Document.META_INFO_AUTHOR)),
    };
    const thumbnails = await drawFirstPage(pdf, [128]);
    return { ...readDocument(facts, textOf(pdf)), thumbnails, moreThumbnails: thumbnails.length > 0 };
  } catch {
    return brokenDocument("This PDF is damaged.");
  }
}

/** The first page in these sizes; none when it cannot be drawn. */
export async function drawPdf(path: string, sizes: readonly ThumbnailSize[]): Promise<MadeThumbnail[]> {
  try {
    const pdf = await open(path);
    return typeof pdf === "string" ? [] : await drawFirstPage(pdf, sizes);
  } catch {
    return [];
  }
}

async function open(path: string): Promise<Document | string> {
  if ((await stat(path)).size > largestBytes) return "This PDF is too large to be looked at here.";
  const pdf = Document.openDocument(await readFile(path), "application/pdf");
  return pdf.needsPassword() ? "This PDF is locked by a password." : pdf;
}

function textOf(pdf: Document): string {
  let text = "";
  const pages = Math.min(pdf.countPages(), mostPages);
  for (let number = 0; number < pages && text.length < longestDocumentText; number += 1) {
    text += `${withPage(pdf, number, (page) => page.toStructuredText("preserve-whitespace").asText())}\n`;
  }
  return text;
}

/** One page at a time: what a page takes is given back before the next. A page that is damaged is an empty one. */
function withPage(pdf: Document, number: number, read: (page: Page | PDFPage) => string): string {
  try {
    const page = pdf.loadPage(number);
    const found = read(page);
    page.destroy();
    return found;
  } catch {
    return "";
  }
}

async function drawFirstPage(pdf: Document, sizes: readonly ThumbnailSize[]): Promise<MadeThumbnail[]> {
  try {
    const page = pdf.loadPage(0);
    const [left, top, right, bottom] = page.getBounds();
    const scale = Math.max(...sizes) / Math.max(right - left, bottom - top, 1);
    const drawn = page.toPixmap([scale, 0, 0, scale, 0, 0], ColorSpace.DeviceRGB, false, true);
    return await drawThumbnails(drawn.asPNG(), sizes);
  } catch {
    return [];
  }
}
