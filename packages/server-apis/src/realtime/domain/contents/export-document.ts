import type * as Y from "yjs";
import { exportMimeType, soleTextOf } from "../documents/export-mime-type.ts";
import { type DocumentSchema, valuesRoot } from "../documents/parse-document-schema.ts";
import { rootOf, rootsOf } from "../documents/root-types.ts";

export type Exported = { mime: string; bytes: Uint8Array };

const encoder = new TextEncoder();

/** What a document is to programs that do not know it: its text as Markdown where it declares exactly that, else JSON with a member a field. */
export function exportDocument(doc: Y.Doc, schema: DocumentSchema | null): Exported {
  const sole = soleTextOf(schema);
  const text = sole === null ? `${JSON.stringify(fieldsOf(doc, schema), null, 2)}\n` : doc.getText(sole).toJSON();
  return { mime: `${exportMimeType(schema)}; charset=utf-8`, bytes: encoder.encode(text) };
}

/** By field as declared; of a document that declares nothing, by root as found. */
export function fieldsOf(doc: Y.Doc, schema: DocumentSchema | null): Record<string, unknown> {
  const roots = rootsOf([doc], schema);
  const names = schema === null ? [...roots.keys()].toSorted() : Object.keys(schema.fields);
  return Object.fromEntries(
    names.map((name) => {
      const kind = roots.get(name);
      const isValue = schema?.fields[name]?.kind === "value";
      if (isValue) return [name, doc.getMap(valuesRoot).get(name) ?? null];
      return [name, kind === undefined ? null : jsonOf(rootOf(doc, name, kind).toJSON())];
    }),
  );
}

/** As reading the JSON again gives it: `undefined` and bytes are no values there. */
function jsonOf(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value) ?? "null");
}
