import type { DocumentFacts } from "../domain/extraction/extracted.ts";
import type { Reading } from "../domain/ports.ts";

/** What is kept of a document's text, in UTF-16 units. */
export const longestDocumentText = 1_000_000;

/** A document as it is handed on: its text bounded, in whole characters, without what PostgreSQL cannot keep. */
export function readDocument(facts: Omit<DocumentFacts, "problem">, text: string): Reading {
  return reading({ ...facts, problem: null }, tidy(text));
}

/** Nothing but what is wrong with it. */
export function brokenDocument(problem: string): Reading {
  return reading({ pages: null, title: null, author: null, problem }, null);
}

function reading(document: DocumentFacts, text: string | null): Reading {
  return { extracted: { document }, text, cover: null, thumbnails: [], moreThumbnails: false };
}

function tidy(text: string): string {
  return text
    .slice(0, longestDocumentText * 2)
    .replaceAll("\0", "")
    .replaceAll(/[^\S\n]+/g, " ")
    .replaceAll(/ *\n */g, "\n")
    .replaceAll(/\n{3,}/g, "\n\n")
    .trim()
    .slice(0, longestDocumentText)
    .toWellFormed();
}
