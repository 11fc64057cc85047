import type { Reading } from "../domain/ports.ts";
import { brokenDocument, readDocument } from "./document-text.ts";
import { looksLikeHtml, readHtml } from "./read-html.ts";

/** More of a file is not looked at. */
export const longestTextFileBytes = 4 * 1024 * 1024;

/** The text of a file that is nothing but text: markup without its marks, everything else as it is. */
export function readText(bytes: Uint8Array): Reading {
  const text = decode(bytes.subarray(0, longestTextFileBytes));
  if (text === null) return brokenDocument("This is no text.");
  if (!looksLikeHtml(text)) return readDocument({ pages: null, title: null, author: null }, text);
  const { title, text: shown } = readHtml(text);
  return readDocument({ pages: null, title, author: null }, shown);
}

/** UTF-8 or, by its mark, UTF-16; what is neither is taken for Windows-1252, and what no text has in it for no text. */
function decode(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder("utf-16be").decode(bytes);
  if (bytes.subarray(0, 8_192).includes(0)) return null;
  const decoded = new TextDecoder("utf-8").decode(bytes, { stream: true });
  const broken = decoded.slice(0, 100_000).split("\uFFFD").length - 1;
  return broken === 0 ? decoded : new TextDecoder("windows-1252").decode(bytes);
}
