import { type AbstractType, type Doc, Map as YMap, Text as YText } from "yjs";
import type { DocSchema } from "./define-doc.ts";
import type { DocSnapshot, ListItem } from "./doc-snapshot.ts";
import type { Kind, RecordFields } from "./kinds.ts";
import { itemOf, listEntries } from "./list-entries.ts";
import { fieldOf } from "./roots.ts";

type Shared = AbstractType<unknown>;

const readers = new WeakMap<Doc, Map<DocSchema, () => unknown>>();

/** The same for all who read a document by one schema. */
export function snapshotsOf<Schema extends DocSchema>(doc: Doc, schema: Schema): () => DocSnapshot<Schema> {
  const ofDoc = readers.get(doc) ?? new Map<DocSchema, () => unknown>();
  const reader = ofDoc.get(schema) ?? createSnapshots(doc, schema);
  readers.set(doc, ofDoc.set(schema, reader));
  return reader as () => DocSnapshot<Schema>;
}

/** Reads a document as plain values. What did not change since it was read last is the same object. */
function createSnapshots<Schema extends DocSchema>(doc: Doc, { fields }: Schema): () => DocSnapshot<Schema> {
  /** By the shared type; what is missing is read by its kind. */
  const known = new WeakMap<object, unknown>();
  const items = new WeakMap<object, ListItem<unknown>>();
  let whole: DocSnapshot<Schema> | null = null;

  function once(of: object, read: () => unknown): unknown {
    if (!known.has(of)) known.set(of, read());
    return known.get(of);
  }

  function readList(list: unknown, of: Kind): readonly unknown[] {
    const entries = list instanceof YMap ? listEntries(list) : [];
    return Object.freeze(
      entries.map(({ id, map }) => {
        const value = read(of, itemOf(map));
        const before = items.get(map);
        if (before && before.value === value) return before;
        const item = Object.freeze({ id, value });
        items.set(map, item);
        return item;
      }),
    );
  }

  function readFields(of: RecordFields, raw: (name: string) => unknown): unknown {
    const entries = Object.entries(of).filter(([, { kind }]) => kind !== "xml");
    return Object.freeze(Object.fromEntries(entries.map(([name, kind]) => [name, read(kind, raw(name))])));
  }

  function read(kind: Kind, raw: unknown): unknown {
    const map = raw instanceof YMap ? raw : null;
    switch (kind.kind) {
      case "value":
        return raw === undefined ? kind.initial : raw;
      case "text":
        return raw instanceof YText ? once(raw, () => raw.toJSON()) : "";
      case "list":
        return once(map ?? kind, () => readList(map, kind.of));
      case "map":
        return once(map ?? kind, () =>
          Object.freeze(Object.fromEntries([...(map ?? [])].map(([key, value]) => [key, read(kind.of, value)]))),
        );
      case "record":
        return once(map ?? kind, () => readFields(kind.fields, (name) => map?.get(name)));
      case "xml":
        return undefined;
      default:
        return kind satisfies never;
    }
  }

  doc.on("afterTransaction", ({ changed }) => {
    if (changed.size > 0) whole = null;
    for (const type of changed.keys()) {
      for (let above: Shared | null = type as Shared; above; above = above.parent as Shared | null) known.delete(above);
    }
  });

  return () => (whole ??= readFields(fields, (name) => fieldOf(doc, fields, name)) as DocSnapshot<Schema>);
}
