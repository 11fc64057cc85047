import type * as Y from "yjs";
import { fieldsOf } from "../contents/export-document.ts";
import type { DocumentSchema } from "../documents/parse-document-schema.ts";
import { type RootKind, rootOf } from "../documents/root-types.ts";

/**
 * What two states are compared by: the text of a document that holds one alone, else all of it as JSON with a line for each member. `roots` are
 * those of both, since one of the two may not have them yet.
 */
export function comparableText(
  doc: Y.Doc,
  schema: DocumentSchema | null,
  roots: ReadonlyMap<string, RootKind>,
): string {
  for (const [name, kind] of roots) rootOf(doc, name, kind);
  const [only, ...others] = roots;
  if (only?.[1] === "text" && others.length === 0) return doc.getText(only[0]).toJSON();
  return JSON.stringify(fieldsOf(doc, schema), null, 2);
}
