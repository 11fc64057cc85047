import { z } from "zod";

/** What a field of a document holds; each kind is one of Yjs's shared types, `value` is plain JSON. */
export type FieldSchema =
  | { kind: "text" }
  /** `initial` is what it is read as while nobody has set it. */
  | { kind: "value"; initial?: unknown }
  /** Of the root only. */
  | { kind: "xml" }
  | { kind: "list"; of: FieldSchema }
  | { kind: "map"; of: FieldSchema }
  /** Below the root only. */
  | { kind: "record"; fields: Record<string, FieldSchema> };

/** What a document says it holds: kept with it, and what its export and its history go by. */
export type DocumentSchema = { name: string; version: number; fields: Record<string, FieldSchema> };

export type DocumentSchemaInvalid = {
  kind: "document-schema-invalid";
  reason: "not-json" | "too-large" | "too-deep" | "malformed";
  /** Where, as `fields.tracks.of.kind`; empty for the whole. */
  path: string;
};

const largestBytes = 16 * 1024;
const deepest = 8;
/** The root map that holds the fields of kind `value`. */
export const valuesRoot = "values";

const encoder = new TextEncoder();

const fieldName = z.string().regex(/^\p{L}[\p{L}\p{N}_-]{0,63}$/u);
const inside: z.ZodType<FieldSchema> = z.lazy(() =>
  z.discriminatedUnion("kind", [
    z.strictObject({ kind: z.literal("text") }),
    z.strictObject({ kind: z.literal("value"), initial: z.json().optional() }),
    z.strictObject({ kind: z.literal("list"), of: inside }),
    z.strictObject({ kind: z.literal("map"), of: inside }),
    z.strictObject({ kind: z.literal("record"), fields: z.record(fieldName, inside) }),
  ]),
);
const atRoot = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("text") }),
  z.strictObject({ kind: z.literal("value"), initial: z.json().optional() }),
  z.strictObject({ kind: z.literal("xml") }),
  z.strictObject({ kind: z.literal("list"), of: inside }),
  z.strictObject({ kind: z.literal("map"), of: inside }),
]);
const wholeSchema: z.ZodType<DocumentSchema> = z.strictObject({
  name: z.string().regex(/^[A-Za-z][\w.-]{0,63}$/),
  version: z.int().min(1).max(1_000_000),
  fields: z.record(
    fieldName.refine((name) => name !== valuesRoot),
    atRoot,
  ),
});

/**
 * The declared schema of a document, from its JSON: at most 16 KiB, fields at most 8 deep, names of letters, digits, `-` and `_` that begin with
 * a letter and have at most 64 characters. A root may not be called `values`, which is where those of kind `value` lie.
 */
export function parseDocumentSchema(json: string): { kind: "schema"; schema: DocumentSchema } | DocumentSchemaInvalid {
  const invalid = (reason: DocumentSchemaInvalid["reason"], path = ""): DocumentSchemaInvalid => ({
    kind: "document-schema-invalid",
    reason,
    path,
  });
  if (encoder.encode(json).byteLength > largestBytes) return invalid("too-large");
  let given: unknown;
  try {
    given = JSON.parse(json);
  } catch {
    return invalid("not-json");
  }
  const parsed = wholeSchema.safeParse(given);
  if (!parsed.success) return invalid("malformed", placeOf(parsed.error));
  const tooDeep = pathBeyond(parsed.data.fields, deepest, "fields");
  return tooDeep === null ? { kind: "schema", schema: parsed.data } : invalid("too-deep", tooDeep);
}

function placeOf(error: z.ZodError): string {
  return (error.issues[0]?.path ?? []).map(String).join(".").slice(0, 200);
}

/** The first field that lies deeper than `levels`; null when there is none. */
function pathBeyond(fields: Record<string, FieldSchema>, levels: number, at: string): string | null {
  for (const [name, field] of Object.entries(fields)) {
    const path = `${at}.${name}`;
    if (levels === 0) return path;
    const found = pathInside(field, levels - 1, path);
    if (found !== null) return found;
  }
  return null;
}

function pathInside(field: FieldSchema, levels: number, path: string): string | null {
  switch (field.kind) {
    case "list":
    case "map":
      return levels === 0 ? `${path}.of` : pathInside(field.of, levels - 1, `${path}.of`);
    case "record":
      return pathBeyond(field.fields, levels, `${path}.fields`);
    default:
      return null;
  }
}
