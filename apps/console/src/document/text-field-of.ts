import type { DocSchema } from "@mows/sdk/docs";

/** A document that is a text: how it is opened, and the field that is the text. */
export interface TextField {
  readonly schema: DocSchema;
  readonly name: string;
}

/** By what they say they are: a document is opened once for each schema there is, so the same text gives the same one. */
const known = new Map<string, TextField | null>();

/** Null where a document is more than one text, or does not say what it is. */
export function textFieldOf(declared: string | null): TextField | null {
  if (declared === null) return null;
  const before = known.get(declared);
  if (before !== undefined) return before;
  const schema = JSON.parse(declared) as DocSchema;
  const [[name, kind] = ["", null], ...others] = Object.entries(schema.fields);
  const field = kind?.kind === "text" && others.length === 0 ? { schema, name } : null;
  known.set(declared, field);
  return field;
}
