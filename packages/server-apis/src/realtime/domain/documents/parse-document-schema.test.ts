import { expect, it } from "vitest";
import { type DocumentSchema, parseDocumentSchema } from "./parse-document-schema.ts";

const schema = (fields: unknown, rest: object = {}) =>
  JSON.stringify({ name: "playlist", version: 1, fields, ...rest });
const text = { kind: "text" };
/** Lists in lists, the innermost a text: so many fields deep. */
const nested = (levels: number): unknown => (levels === 1 ? text : { kind: "list", of: nested(levels - 1) });

const playlist: DocumentSchema = {
  name: "playlist",
  version: 1,
  fields: {
    title: { kind: "text" },
    tracks: { kind: "list", of: { kind: "record", fields: { id: { kind: "value" }, note: { kind: "text" } } } },
    settings: { kind: "map", of: { kind: "value" } },
    done: { kind: "value" },
    body: { kind: "xml" },
  },
};

it("takes every kind where it may be", () => {
  expect(parseDocumentSchema(JSON.stringify(playlist))).toEqual({ kind: "schema", schema: playlist });
  expect(parseDocumentSchema(schema({ tiefe: nested(8) }))).toMatchObject({ kind: "schema" });
});

it.each([
  ["what is no JSON", "{", "not-json", ""],
  ["more than 16 KiB", schema({}, { name: "x".repeat(17_000) }), "too-large", ""],
  ["what is no object", "[]", "malformed", ""],
  ["an unknown kind", schema({ a: { kind: "graph" } }), "malformed", "fields.a.kind"],
  ["a list of nothing", schema({ a: { kind: "list" } }), "malformed", "fields.a.of"],
  ["a record at the root", schema({ a: { kind: "record", fields: {} } }), "malformed", "fields.a.kind"],
  ["xml below the root", schema({ a: { kind: "list", of: { kind: "xml" } } }), "malformed", "fields.a.of.kind"],
  ["a root called values", schema({ values: text }), "malformed", "fields.values"],
  ["a name that is no word", schema({ "a b": text }), "malformed", "fields.a b"],
  ["an unknown member", schema({ a: { kind: "text", of: text } }), "malformed", "fields.a"],
  ["a version of none", schema({}, { version: 0 }), "malformed", "version"],
  ["nine levels", schema({ a: nested(9) }), "too-deep", "fields.a.of.of.of.of.of.of.of.of"],
])("refuses %s and says where", (_what, json, reason, path) => {
  expect(parseDocumentSchema(json)).toEqual({ kind: "document-schema-invalid", reason, path });
});
