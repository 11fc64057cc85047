import { equalityDeep } from "lib0/function";
import * as Y from "yjs";
import { diffLines } from "../../../kit/text-diff/diff-lines.ts";
import { entryOf, itemOf, listEntries, type ListEntry } from "../documents/list-entries.ts";
import { type DocumentSchema, type FieldSchema, valuesRoot } from "../documents/parse-document-schema.ts";
import { positionsBetween } from "../documents/positions-between.ts";
import { rootOf, rootsOf, type SharedType } from "../documents/root-types.ts";
import { editText } from "./edit-text.ts";
import { exportOf, fieldsOf } from "./export-document.ts";

type Json = Record<string, unknown>;

/** What was edited cannot be said in the document's own terms; nothing may be kept of what was done so far. */
export class NotMergeable extends Error {
  override readonly name = "NotMergeable";
}

/** Edits the document so that its export reads `wanted`, and leaves alone what stays the same. Throws `NotMergeable`. */
export function editFields(doc: Y.Doc, schema: DocumentSchema | null, wanted: unknown): void {
  if (!isObject(wanted)) throw new NotMergeable("an export is an object");
  const now = fieldsOf(doc, schema);
  const roots = rootsOf([doc], schema);
  for (const name of Object.keys(wanted)) if (!Object.hasOwn(now, name)) throw new NotMergeable(`no field ${name}`);
  for (const [name, before] of Object.entries(now)) {
    const after = Object.hasOwn(wanted, name) ? wanted[name] : null;
    if (equalityDeep(before, after)) continue;
    const kind = roots.get(name);
    const field = schema?.fields[name];
    if (field?.kind === "value") setValue(doc.getMap(valuesRoot), name, after);
    else if (kind === undefined) throw new NotMergeable(`nothing is known of ${name}`);
    else editType(rootOf(doc, name, kind), after, field);
  }
}

const isObject = (value: unknown): value is Json =>
  value !== null && typeof value === "object" && !Array.isArray(value);

function setValue(map: Y.Map<unknown>, key: string, value: unknown): void {
  if (value === null && !map.has(key)) return;
  map.set(key, value);
}

function editType(type: SharedType, wanted: unknown, field: FieldSchema | undefined): void {
  if (type instanceof Y.Text && typeof wanted === "string") editText(type, wanted);
  else if (field?.kind === "list" && type instanceof Y.Map && Array.isArray(wanted))
    editEntries(type, wanted, field.of);
  else if (type instanceof Y.Array && Array.isArray(wanted)) editArray(type, wanted);
  else if (type instanceof Y.Map && isObject(wanted)) editMap(type, wanted, field);
  else throw new NotMergeable("it has become something else");
}

/** Of what a key of a map holds: records declare each key, maps one for all. */
function fieldAt(field: FieldSchema | undefined, key: string): FieldSchema | undefined {
  if (field?.kind === "record") return field.fields[key];
  return field?.kind === "map" ? field.of : undefined;
}

function editMap(map: Y.Map<unknown>, wanted: Json, field: FieldSchema | undefined): void {
  for (const key of map.keys()) if (!Object.hasOwn(wanted, key)) map.delete(key);
  for (const [key, after] of Object.entries(wanted)) {
    const held = map.get(key);
    const inner = fieldAt(field, key);
    if (map.has(key) && equalityDeep(exportOf(held, inner), after)) continue;
    if (!map.has(key) && after === null) continue;
    if (isShared(held) && canBecome(held, after, inner)) editType(held, after, inner);
    else map.set(key, born(after, inner));
  }
}

/** A declared list. What stays keeps its entry; where as many came as went, the entries stay and become the others. */
function editEntries(list: Y.Map<unknown>, wanted: readonly unknown[], inner: FieldSchema): void {
  const entries = listEntries(list);
  const before = entries.map((entry) => exportOf(itemOf(entry), inner));
  for (const { at, removed, fresh } of changesBetween(before, wanted)) {
    const gone = entries.slice(at, at + removed);
    if (fresh.length === removed) {
      for (const [index, entry] of gone.entries()) editEntry(entry, fresh[index], inner);
      continue;
    }
    for (const { id } of gone) list.delete(id);
    const positions = positionsBetween(entries[at - 1]?.at ?? null, entries[at + removed]?.at ?? null, fresh.length);
    for (const [index, item] of fresh.entries())
      list.set(crypto.randomUUID(), entryOf(positions[index] ?? "", born(item, inner)));
  }
}

function editEntry(entry: ListEntry, wanted: unknown, inner: FieldSchema): void {
  if (!editItem(itemOf(entry), wanted, inner)) entry.map.set("is", born(wanted, inner));
}

/** An array that no schema declares, from its end, so that what is before a change keeps its index. */
function editArray(list: Y.Array<unknown>, wanted: readonly unknown[]): void {
  const before = list.toArray().map((item) => exportOf(item, undefined));
  for (const { at, removed, fresh } of changesBetween(before, wanted).toReversed()) {
    if (removed === fresh.length && fresh.every((item, index) => editItem(list.get(at + index), item, undefined)))
      continue;
    list.delete(at, removed);
    list.insert(at, [...fresh]);
  }
}

type Change = {
  /** In what was before. */
  at: number;
  removed: number;
  fresh: readonly unknown[];
};

/** What differs between two lists of JSON values, in order. */
function changesBetween(before: readonly unknown[], wanted: readonly unknown[]): Change[] {
  const changes: Change[] = [];
  let [at, next] = [0, 0];
  const lines = [before, wanted].map((items) => items.map((item) => JSON.stringify(item)));
  for (const run of runsOf(diffLines(lines[0] ?? [], lines[1] ?? []))) {
    if (!run.same) changes.push({ at, removed: run.removed, fresh: wanted.slice(next, next + run.added) });
    at += run.removed;
    next += run.same ? run.removed : run.added;
  }
  return changes;
}

/** Whether it could become that. */
function editItem(held: unknown, wanted: unknown, field: FieldSchema | undefined): boolean {
  if (!isShared(held) || !canBecome(held, wanted, field)) return false;
  editType(held, wanted, field);
  return true;
}

/** Neighbouring changes in one. */
function runsOf(lines: ReturnType<typeof diffLines>): { same: boolean; removed: number; added: number }[] {
  const runs: { same: boolean; removed: number; added: number }[] = [];
  for (const { change } of lines) {
    const same = change === "same";
    let run = runs.at(-1);
    if (run === undefined || run.same !== same) runs.push((run = { same, removed: 0, added: 0 }));
    if (change !== "added") run.removed += 1;
    if (change !== "removed") run.added += 1;
  }
  return runs;
}

const isShared = (value: unknown): value is SharedType => value instanceof Y.AbstractType;

function canBecome(held: SharedType, wanted: unknown, field: FieldSchema | undefined): boolean {
  if (held instanceof Y.Text) return typeof wanted === "string";
  if (held instanceof Y.Array || field?.kind === "list") return Array.isArray(wanted);
  return held instanceof Y.Map && isObject(wanted);
}

/** Something new, as the schema declares it; plain JSON where it does not. */
function born(value: unknown, field: FieldSchema | undefined): unknown {
  switch (field?.kind) {
    case "text":
      if (typeof value !== "string") throw new NotMergeable("a text is a string");
      return new Y.Text(value);
    case "list": {
      if (!Array.isArray(value)) throw new NotMergeable("a list is an array");
      const positions = positionsBetween(null, null, value.length);
      return new Y.Map(
        value.map((item: unknown, n) => [crypto.randomUUID(), entryOf(positions[n] ?? "", born(item, field.of))]),
      );
    }
    case "map":
    case "record":
      if (!isObject(value)) throw new NotMergeable("a map is an object");
      return new Y.Map(Object.entries(value).map(([key, inner]) => [key, born(inner, fieldAt(field, key))]));
    default:
      return value;
  }
}
