import type { DocumentSchema } from "./parse-document-schema.ts";

/** The one field of a document that is its export as it stands; null where the export is JSON. */
export function soleTextOf(schema: DocumentSchema | null): string | null {
  const [only, ...others] = Object.entries(schema?.fields ?? {});
  return only !== undefined && others.length === 0 && only[1].kind === "text" ? only[0] : null;
}

/** What a document's readable export is: Markdown where it holds one text alone. */
export function exportMimeType(schema: DocumentSchema | null): "text/markdown" | "application/json" {
  return soleTextOf(schema) === null ? "application/json" : "text/markdown";
}
