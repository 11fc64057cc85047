import { type Doc, Map as YMap, Text as YText, XmlFragment } from "yjs";
import type { DocSchema } from "./define-doc.ts";
import type { DocDraft, ListDraft, ListPlace, MapDraft, TextDraft } from "./doc-draft.ts";
import type { Kind, RecordFields, ValueKind } from "./kinds.ts";
import { addItem, itemOf, type ListEntry, listEntries, moveTo, replaceItem } from "./list-entries.ts";
import { positionsBetween } from "./positions.ts";
import { replaceText } from "./replace-text.ts";
import { fieldOf, valuesOf } from "./roots.ts";

type Shared = YMap<unknown>;

/** A document for the length of one transaction, as the app edits it. */
export function createDraft<Schema extends DocSchema>(doc: Doc, { fields }: Schema): DocDraft<Schema> {
  return fieldsDraft(fields, valuesOf(doc), (name) => fieldOf(doc, fields, name)) as DocDraft<Schema>;
}

function fieldsDraft(fields: RecordFields, values: Shared, fieldAt: (name: string) => unknown): object {
  const draft = {};
  for (const [name, kind] of Object.entries(fields)) {
    if (kind.kind === "xml") continue;
    if (kind.kind !== "value") {
      Object.defineProperty(draft, name, { get: () => draftOf(kind, fieldAt(name)) });
      continue;
    }
    Object.defineProperty(draft, name, {
      get: () => values.get(name) ?? kind.initial,
      set(value) {
        if (value === undefined) values.delete(name);
        else if (values.get(name) !== value) values.set(name, value);
      },
    });
  }
  return draft;
}

/** What a list or a map holds, for editing. */
function draftOf(kind: Kind, raw: unknown): unknown {
  switch (kind.kind) {
    case "text":
      return textDraft(raw as YText);
    case "list":
      return listDraft(kind.of, raw as Shared);
    case "map":
      return mapDraft(kind.of, raw as Shared);
    case "record": {
      const map = raw as Shared;
      return fieldsDraft(kind.fields, map, (name) => {
        // the item may be older than the field
        if (!map.has(name)) map.set(name, made(kind.fields[name], undefined));
        return map.get(name);
      });
    }
    case "value":
    case "xml":
      return raw;
    default:
      return kind satisfies never;
  }
}

/** A plain value as what the document holds for it. */
function made(kind: Kind, input: unknown): unknown {
  switch (kind.kind) {
    case "value":
      return input;
    case "text":
      return new YText(input as string | undefined);
    case "xml":
      return new XmlFragment();
    case "list": {
      const list = new YMap();
      insertItems(list, kind.of, { before: null, after: null }, (input ?? []) as readonly unknown[]);
      return list;
    }
    case "map":
      return new YMap(Object.entries(input ?? {}).map(([key, value]) => [key, made(kind.of, value)]));
    case "record": {
      const given = (input ?? {}) as Record<string, unknown>;
      const entries = Object.entries(kind.fields as RecordFields).map(([name, field]) => [
        name,
        made(field, given[name]),
      ]);
      return new YMap(entries.filter(([, value]) => value !== undefined) as [string, unknown][]);
    }
    default:
      return kind satisfies never;
  }
}

function textDraft(text: YText): TextDraft {
  return {
    get length() {
      return text.length;
    },
    insert: (index, inserted) => text.insert(index, inserted),
    delete: (index, length) => text.delete(index, length),
    replace: (wanted) => replaceText(text, wanted),
    toString: () => text.toJSON(),
  };
}

function mapDraft(of: Kind, map: Shared): MapDraft<ValueKind<unknown>> {
  return {
    get keys() {
      return [...map.keys()];
    },
    get: (key) => (map.has(key) ? draftOf(of, map.get(key)) : undefined),
    set: (key, value) => void map.set(key, made(of, value)),
    delete: (key) => map.delete(key),
  };
}

function insertItems(
  list: Shared,
  of: Kind,
  { before, after }: { before: string | null; after: string | null },
  values: readonly unknown[],
): string[] {
  const positions = positionsBetween(before, after, values.length);
  return values.map((value, i) => addItem(list, positions[i] as string, made(of, value)));
}

/** The positions around a place. What names an item that is not there is the end. */
function around(entries: readonly ListEntry[], place: ListPlace): { before: string | null; after: string | null } {
  let index: number;
  if (typeof place === "number") index = Math.min(Math.max(place, 0), entries.length);
  else if ("before" in place) index = entries.findIndex(({ id }) => id === place.before);
  else index = entries.findIndex(({ id }) => id === place.after) + 1 || -1;
  if (index < 0) index = entries.length;
  return { before: entries[index - 1]?.at ?? null, after: entries[index]?.at ?? null };
}

function listDraft(of: Kind, list: Shared): ListDraft<ValueKind<unknown>> {
  const entryOf = (id: string) => {
    const entry = list.get(id);
    return entry instanceof YMap ? (entry as Shared) : null;
  };
  const insert: ListDraft<ValueKind<unknown>>["insert"] = (place, ...values) =>
    insertItems(list, of, around(listEntries(list), place), values);
  return {
    get ids() {
      return listEntries(list).map(({ id }) => id);
    },
    push: (...values) => insert(Infinity, ...values),
    insert,
    move(id, place) {
      const entry = entryOf(id);
      if (!entry) return false;
      const others = listEntries(list).filter((other) => other.id !== id);
      const { before, after } = around(others, place);
      const [at = ""] = positionsBetween(before, after, 1);
      moveTo(entry, at);
      return true;
    },
    remove(...ids) {
      for (const id of ids) list.delete(id);
    },
    get(id) {
      const entry = entryOf(id);
      return entry ? draftOf(of, itemOf(entry)) : undefined;
    },
    set(id, value) {
      const entry = entryOf(id);
      if (entry) replaceItem(entry, made(of, value));
      return entry !== null;
    },
  };
}
