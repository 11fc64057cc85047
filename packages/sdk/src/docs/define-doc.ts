import type { RecordFields } from "./kinds.ts";

/** What a document holds, as `defineDoc` makes it. As JSON (16 KiB at most) it is kept with the document and rules its export. */
export interface DocSchema<Fields extends RecordFields = RecordFields> {
  readonly name: string;
  /** For the app: a field that an older version lacks is empty, and one that it does not know is left alone. */
  readonly version: number;
  readonly fields: Fields;
}

/**
 * A document with one field that is `text` is Markdown to everybody else, any other is JSON with a member for each field.
 * @example
 * const playlist = defineDoc({ title: text(), tracks: list(value<Track>()), shuffle: value(false) }, { name: "playlist" });
 */
export function defineDoc<const Fields extends RecordFields>(
  fields: Fields,
  { name = "document", version = 1 }: { name?: string; version?: number } = {},
): DocSchema<Fields> {
  // the root of that name holds the fields that are values
  if ("values" in fields) throw new TypeError("No field of a document may be called values.");
  return { name, version, fields };
}
