import { Map as YMap } from "yjs";

/** Where an item is, and the item itself. */
const AT = "at";
const IS = "is";

export interface ListEntry {
  readonly id: string;
  readonly at: string;
  readonly map: YMap<unknown>;
}

const byPlace = (a: ListEntry, b: ListEntry) => (a.at < b.at || (a.at === b.at && a.id < b.id) ? -1 : 1);

/**
 * A list is a Y.Map from the item's id to `{ at, is }`: its position, and the item. Moving one writes its position and nothing else: of two who
 * move it at once one wins, and there is never a second copy, as taking it out of a Y.Array and putting it in again would make.
 */
export function listEntries(list: YMap<unknown>): ListEntry[] {
  const entries: ListEntry[] = [];
  for (const [id, map] of list) {
    const at = map instanceof YMap ? map.get(AT) : null;
    if (typeof at === "string") entries.push({ id, at, map: map as YMap<unknown> });
  }
  return entries.toSorted(byPlace);
}

export const itemOf = (entry: YMap<unknown>): unknown => entry.get(IS);

export const replaceItem = (entry: YMap<unknown>, item: unknown) => entry.set(IS, item);

export const moveTo = (entry: YMap<unknown>, at: string) => entry.set(AT, at);

export function addItem(list: YMap<unknown>, at: string, item: unknown): string {
  const id = crypto.randomUUID();
  list.set(id, new YMap(Object.entries({ [AT]: at, [IS]: item })));
  return id;
}
