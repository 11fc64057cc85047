/** The key of the element that shows each row, by the row's index, in the order of the rows. */
export type RowKeys = ReadonlyMap<number, number>;

/**
 * Keys for the rows to be shown next. A row that stays keeps its element. Where at least half are new, as when someone scrolls by pages, they take
 * over the elements of those that are gone: changing texts costs a fraction of making and styling elements. Fewer are made anew, since
 * reusing elements at the other end would have the browser move all that stay.
 */
export function recycleKeys(shown: RowKeys, rows: readonly number[]): RowKeys {
  const staying = new Set(rows.filter((row) => shown.has(row)));
  const isJump = staying.size * 2 <= rows.length;
  const free = isJump ? [...shown].flatMap(([row, key]) => (staying.has(row) ? [] : [key])) : [];
  let next = Math.max(-1, ...shown.values()) + 1;
  return new Map(rows.map((row) => [row, shown.get(row) ?? free.shift() ?? next++]));
}
