import { equalityDeep } from "lib0/function";
import * as Y from "yjs";
import type { SharedType } from "../documents/root-types.ts";
import { isSameShape, type Step, stepsBetween } from "./steps-between.ts";
import { type Attributes, visibleEntries, visibleRuns } from "./visible-runs.ts";

/**
 * Edits a shared type until it shows what `wanted`, the same type at another time of the document, shows: formatting, nested types and
 * attributes too. What both have in common is not touched, so that cursors and what others write at the same time stay in
 * their places. The caller holds the transaction.
 */
export function restoreType(current: SharedType, wanted: SharedType): void {
  const steps = stepsBetween(visibleRuns(current), visibleRuns(wanted));
  if (current instanceof Y.Text) restoreText(current, steps);
  else if (current instanceof Y.Array || current instanceof Y.XmlFragment) restoreList(current, steps);
  restoreEntries(current, wanted);
}

function restoreText(text: Y.Text, steps: readonly Step[]): void {
  const born: Born[] = [];
  const delta = steps.flatMap((step): object[] => {
    switch (step.kind) {
      case "keep":
        return [{ retain: step.from.units.length, attributes: changed(step.from.attributes, step.to.attributes) }];
      case "remove":
        return [{ delete: step.run.units.length }];
      case "add": {
        const { units, attributes } = step.run;
        if (typeof units === "string") return [{ insert: units, attributes }];
        return units.map((unit) => ({ insert: anew(unit, born), attributes }));
      }
      default:
        return step satisfies never;
    }
  });
  text.applyDelta(delta);
  restoreInside(steps, born);
}

function restoreList(list: Y.Array<unknown> | Y.XmlFragment, steps: readonly Step[]): void {
  const born: Born[] = [];
  let index = 0;
  for (const step of steps) {
    const { units } = step.kind === "keep" ? step.to : step.run;
    if (step.kind === "remove") list.delete(index, units.length);
    else index += units.length;
    if (step.kind === "add")
      insertBefore(
        list,
        index,
        asList(units).map((unit) => anew(unit, born)),
      );
  }
  restoreInside(steps, born);
}

/** Text is in texts only. */
function asList(units: string | readonly unknown[]): readonly unknown[] {
  return typeof units === "string" ? [units] : units;
}

/** So that they end at this index. */
function insertBefore(list: Y.Array<unknown> | Y.XmlFragment, end: number, units: unknown[]): void {
  const index = end - units.length;
  if (list instanceof Y.Array) list.insert(index, units);
  // An XML fragment holds elements and texts only, at any time.
  else list.insert(index, units as Y.XmlElement[]);
}

function restoreEntries(current: SharedType, wanted: SharedType): void {
  const [now, then] = [visibleEntries(current), visibleEntries(wanted)];
  const write = entryWriter(current);
  for (const key of now.keys()) if (!then.has(key)) write.remove(key);
  for (const [key, value] of then) {
    const held = now.get(key);
    if (held instanceof Y.AbstractType && value instanceof Y.AbstractType && isSameShape(held, value))
      restoreType(held, value);
    else if (!now.has(key) || !isSameValue(held, value)) {
      const born: Born[] = [];
      write.set(key, anew(value, born));
      restoreInside([], born);
    }
  }
}

function isSameValue(one: unknown, other: unknown): boolean {
  if (one instanceof Y.Doc && other instanceof Y.Doc) return one.guid === other.guid;
  return !(one instanceof Y.AbstractType) && !(other instanceof Y.AbstractType) && equalityDeep(one, other);
}

/** Entries are a map's keys, or the attributes of a text or an element. */
function entryWriter(type: SharedType): { set(key: string, value: unknown): void; remove(key: string): void } {
  if (type instanceof Y.Map) return { set: (key, value) => type.set(key, value), remove: (key) => type.delete(key) };
  if (type instanceof Y.Text || type instanceof Y.XmlElement)
    return {
      set: (key, value) => type.setAttribute(key, value),
      remove: (key) => type.removeAttribute(key),
    };
  return { set: () => undefined, remove: () => undefined };
}

/** A type that was made empty, to be filled once it has its place. */
type Born = { type: SharedType; like: SharedType };

/** What goes in for a value of the other time: types and subdocuments have one place only, so they are made anew. */
function anew(value: unknown, born: Born[]): unknown {
  if (value instanceof Y.Doc) return new Y.Doc({ guid: value.guid, meta: value.meta, autoLoad: value.autoLoad });
  if (!(value instanceof Y.AbstractType)) return value;
  const type = value._copy();
  born.push({ type, like: value });
  return type;
}

function restoreInside(steps: readonly Step[], born: readonly Born[]): void {
  for (const { type, like } of born) restoreType(type, like);
  for (const step of steps) {
    if (step.kind !== "keep" || typeof step.from.units === "string") continue;
    for (const [index, unit] of step.from.units.entries()) {
      const wanted = step.to.units[index];
      if (unit instanceof Y.AbstractType && wanted instanceof Y.AbstractType) restoreType(unit, wanted);
    }
  }
}

/** The attributes to write where the one stands and the other is wanted: null takes away. */
function changed(from: Attributes, to: Attributes): Attributes {
  const gone = Object.keys(from).filter((key) => !Object.hasOwn(to, key));
  const other = Object.entries(to).filter(
    ([key, value]) => !Object.hasOwn(from, key) || !equalityDeep(from[key], value),
  );
  return Object.fromEntries([...gone.map((key) => [key, null] as const), ...other]);
}
