import { equalityDeep } from "lib0/function";
import * as Y from "yjs";
import { diffLines } from "../../../kit/text-diff/diff-lines.ts";
import { type DocumentSchema, type FieldSchema, valuesRoot } from "../documents/parse-document-schema.ts";
import { rootOf, rootsOf, type SharedType } from "../documents/root-types.ts";
import { editText } from "./edit-text.ts";
import { fieldsOf } from "./export-document.ts";

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
  else if (type instanceof Y.Array && Array.isArray(wanted)) editList(type, wanted, innerOf(field));
  else if (type instanceof Y.Map && isObject(wanted)) editMap(type, wanted, field);
  else throw new NotMergeable("it has become something else");
}

const innerOf = (field: FieldSchema | undefined): FieldSchema | undefined =>
  field?.kind === "list" || field?.kind === "map" ? field.of : undefined;

/** Of what a key of a map holds: records declare each key, maps one for all. */
function fieldAt(field: FieldSchema | undefined, key: string): FieldSchema | undefined {
  return field?.kind === "record" ? field.fields[key] : innerOf(field);
}

function editMap(map: Y.Map<unknown>, wanted: Json, field: FieldSchema | undefined): void {
  for (const key of map.keys()) if (!Object.hasOwn(wanted, key)) map.delete(key);
  for (const [key, after] of Object.entries(wanted)) {
    const held = map.get(key);
    if (equalityDeep(plain(held), after) && map.has(key)) continue;
    if (isShared(held) && canBecome(held, after)) editType(held, after, fieldAt(field, key));
    else map.set(key, born(after, fieldAt(field, key)));
  }
}

/** What stays keeps its place; where as many came as went, the ones become the others, so that what others write in them is kept. */
function editList(list: Y.Array<unknown>, wanted: readonly unknown[], inner: FieldSchema | undefined): void {
  const [before, after] = [list.toArray().map(plain), wanted].map((items) => items.map((item) => JSON.stringify(item)));
  let at = 0;
  let next = 0;
  for (const run of runsOf(diffLines(before ?? [], after ?? []))) {
    if (run.same) {
      at += run.removed;
      next += run.removed;
      continue;
    }
    const fresh = wanted.slice(next, next + run.added);
    next += run.added;
    if (run.added === run.removed && fresh.every((item, index) => editItem(list.get(at + index), item, inner))) {
      at += run.added;
      continue;
    }
    list.delete(at, run.removed);
    list.insert(
      at,
      fresh.map((item) => born(item, inner)),
    );
    at += run.added;
  }
}

/** Whether it could become that. */
function editItem(held: unknown, wanted: unknown, field: FieldSchema | undefined): boolean {
  if (!isShared(held) || !canBecome(held, wanted)) return false;
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

function canBecome(held: SharedType, wanted: unknown): boolean {
  if (held instanceof Y.Text) return typeof wanted === "string";
  if (held instanceof Y.Array) return Array.isArray(wanted);
  return held instanceof Y.Map && isObject(wanted);
}

function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(isShared(value) ? value.toJSON() : (value ?? null)));
}

/** Something new, as the schema declares it; plain JSON where it does not. */
function born(value: unknown, field: FieldSchema | undefined): unknown {
  switch (field?.kind) {
    case "text":
      if (typeof value !== "string") throw new NotMergeable("a text is a string");
      return new Y.Text(value);
    case "list":
      if (!Array.isArray(value)) throw new NotMergeable("a list is an array");
      return Y.Array.from(value.map((item: unknown) => born(item, field.of)) as object[]);
    case "map":
    case "record":
      if (!isObject(value)) throw new NotMergeable("a map is an object");
      return new Y.Map(Object.entries(value).map(([key, inner]) => [key, born(inner, fieldAt(field, key))]));
    default:
      return value;
  }
}
