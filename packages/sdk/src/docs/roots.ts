import type { Doc } from "yjs";
import type { Kind, RecordFields } from "./kinds.ts";

/** Of a document, where the fields that are values lie. */
export const valuesOf = (doc: Doc) => doc.getMap<unknown>("values");

/** What lies in the document for a field: a shared type, or a value. */
export function fieldOf(doc: Doc, fields: RecordFields, name: string): unknown {
  const { kind } = fields[name] as Kind;
  switch (kind) {
    case "value":
      return valuesOf(doc).get(name);
    case "text":
      return doc.getText(name);
    case "xml":
      return doc.getXmlFragment(name);
    default:
      return doc.getMap(name);
  }
}
