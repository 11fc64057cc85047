import * as Y from "yjs";

/** An item of a declared list: `map` is `{ at, is }`, its position and the item. */
export type ListEntry = { id: string; at: string; map: Y.Map<unknown> };

/**
 * The items of a declared list in their order, by position and then by id, both compared as plain strings. In the document such a list is a
 * Y.Map from the item's id to `{ at, is }`, since a Y.Array can only move by deleting and inserting. What is no entry is left out.
 */
export function listEntries(list: Y.Map<unknown>): ListEntry[] {
  const entries: ListEntry[] = [];
  for (const [id, map] of list) {
    if (!(map instanceof Y.Map)) continue;
    const at: unknown = map.get("at");
    if (typeof at === "string") entries.push({ id, at, map });
  }
  return entries.toSorted((a, b) => (a.at < b.at || (a.at === b.at && a.id < b.id) ? -1 : 1));
}

/** What stands at the entry's place. */
export const itemOf = ({ map }: ListEntry): unknown => map.get("is");

/** A new entry for the list. */
export function entryOf(at: string, item: unknown): Y.Map<unknown> {
  return new Y.Map(Object.entries({ at, is: item }));
}
