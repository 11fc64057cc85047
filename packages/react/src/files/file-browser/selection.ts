/** Which of the files that are shown are chosen, as a desktop file manager keeps it. */
export interface Selection {
  readonly ids: ReadonlySet<string>;
  /** The other end of a range that is made from here. */
  readonly anchor: string | null;
  /** Where the keyboard is; need not be chosen. */
  readonly active: string | null;
  /** Also what is only about to be shown. */
  readonly everything?: boolean;
}

export const nothingSelected: Selection = { ids: new Set(), anchor: null, active: null };

export function selectOnly(id: string): Selection {
  return { ids: new Set([id]), anchor: id, active: id };
}

export function toggle({ ids }: Selection, id: string): Selection {
  const changed = new Set(ids);
  if (!changed.delete(id)) changed.add(id);
  return { ids: changed, anchor: id, active: id };
}

/** From the anchor to `id` in the `order` they are shown; `keep` leaves chosen what was. */
export function selectRange(selection: Selection, order: readonly string[], id: string, keep = false): Selection {
  const from = order.indexOf(selection.anchor ?? selection.active ?? id);
  const to = order.indexOf(id);
  const anchor = order[Math.max(0, from)] ?? id;
  const range = order.slice(Math.min(Math.max(0, from), to), Math.max(from, to) + 1);
  return { ids: new Set(keep ? [...selection.ids, ...range] : range), anchor, active: id };
}

/** Beside what is chosen; the keyboard goes to the last of them. */
export function selectMore(selection: Selection, ids: readonly string[]): Selection {
  const [first = selection.anchor, last = selection.active] = [ids[0], ids.at(-1)];
  return { ids: new Set([...selection.ids, ...ids]), anchor: first, active: last };
}

export function selectAll(selection: Selection, order: readonly string[]): Selection {
  const active = selection.active ?? order[0] ?? null;
  return { ids: new Set(order), anchor: active, active };
}

/** The keyboard goes there, and chooses nothing. */
export function moveActive(selection: Selection, id: string): Selection {
  return { ...selection, active: id };
}

/** Nothing is chosen any more; the keyboard stays where it is. */
export function clearSelection({ active }: Selection): Selection {
  return { ...nothingSelected, active };
}

/** Without what is shown no more; the same object when all of it is. */
export function keepShown(selection: Selection, isShown: (id: string) => boolean): Selection {
  const { ids, anchor, active } = selection;
  const gone = (id: string | null) => id !== null && !isShown(id);
  const kept = [...ids].filter(isShown);
  if (kept.length === ids.size && !gone(anchor) && !gone(active)) return selection;
  return { ids: new Set(kept), anchor: gone(anchor) ? null : anchor, active: gone(active) ? null : active };
}
