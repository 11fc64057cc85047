import type * as Y from "yjs";
import { soleTextOf } from "../documents/export-mime-type.ts";
import type { DocumentSchema } from "../documents/parse-document-schema.ts";
import { fieldsOf } from "./export-document.ts";

const longestText = 1_000_000;

/** Everything people wrote, a line for each value: at most 1,000,000 UTF-16 units without U+0000; null where there is none. */
export function searchableText(doc: Y.Doc, schema: DocumentSchema | null): string | null {
  const sole = soleTextOf(schema);
  const text = sole === null ? linesIn(fieldsOf(doc, schema)) : doc.getText(sole).toJSON();
  const clean = text.slice(0, longestText).replaceAll("\0", "").toWellFormed().trim();
  return clean === "" ? null : clean;
}

function linesIn(fields: Record<string, unknown>): string {
  const lines: string[] = [];
  const pending: unknown[] = [fields];
  let length = 0;
  while (pending.length > 0 && length < longestText) {
    const value = pending.pop();
    if (typeof value === "string") {
      lines.push(value);
      length += value.length + 1;
    } else if (value !== null && typeof value === "object") pending.push(...Object.values(value).toReversed());
  }
  return lines.join("\n");
}
