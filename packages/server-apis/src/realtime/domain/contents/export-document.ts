import * as Y from "yjs";
import { exportMimeType, soleTextOf } from "../documents/export-mime-type.ts";
import { itemOf, listEntries } from "../documents/list-entries.ts";
import { type DocumentSchema, type FieldSchema, valuesRoot } from "../documents/parse-document-schema.ts";
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
      const field = schema?.fields[name];
      if (field?.kind === "value") return [name, jsonOf(doc.getMap(valuesRoot).get(name) ?? field.initial)];
      return [name, kind === undefined ? null : exportOf(rootOf(doc, name, kind), field)];
    }),
  );
}

/** What stands in a document as JSON, read as the schema declares it; as it is found where that says nothing. */
export function exportOf(held: unknown, field: FieldSchema | undefined): unknown {
  if (!(held instanceof Y.AbstractType)) return jsonOf(held);
  if (held instanceof Y.Map) {
    if (field?.kind === "list") return listEntries(held).map((entry) => exportOf(itemOf(entry), field.of));
    if (field?.kind === "record") return recordOf(held, field.fields);
    const of = field?.kind === "map" ? field.of : undefined;
    return Object.fromEntries([...held].map(([key, value]) => [key, exportOf(value, of)]));
  }
  return jsonOf(held.toJSON());
}

function recordOf(held: Y.Map<unknown>, fields: Record<string, FieldSchema>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(fields).map(([name, field]) => {
      const value = held.get(name);
      return [name, exportOf(value === undefined && field.kind === "value" ? field.initial : value, field)];
    }),
  );
}

/** As reading the JSON again gives it: `undefined` and bytes are no values there. */
function jsonOf(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value) ?? "null");
}
