/** How files are laid out, as far as a key can tell. */
export interface Layout {
  readonly count: number;
  /** 1 in a list. */
  readonly columns: number;
  /** As many as are seen at once: what page up and page down leap over. */
  readonly visibleRows: number;
  readonly rightToLeft: boolean;
}

/** Where a key leads from the file at `index`, -1 for none; null when it is not a key that leads anywhere. */
export function stepOf(key: string, index: number, layout: Layout): number | null {
  const { count, columns, visibleRows, rightToLeft } = layout;
  if (count === 0) return null;
  const leap = {
    ArrowUp: -columns,
    ArrowDown: columns,
    PageUp: -columns * visibleRows,
    PageDown: columns * visibleRows,
  };
  if (key === "Home") return 0;
  if (key === "End") return count - 1;
  if (key in leap) {
    const target = index + leap[key as keyof typeof leap];
    if (index < 0) return 0;
    // an arrow stays in its column; a leap of pages, and the step into a last row that is shorter, end at the end
    if (target < 0) return key === "ArrowUp" ? index : index % columns;
    if (target < count) return target;
    const isInLastRow = Math.floor(index / columns) === Math.floor((count - 1) / columns);
    return isInLastRow ? index : count - 1;
  }
  if (columns > 1 && (key === "ArrowLeft" || key === "ArrowRight")) {
    const forward = (key === "ArrowRight") !== rightToLeft;
    return Math.min(count - 1, Math.max(0, index + (forward ? 1 : -1)));
  }
  return null;
}
