/** In pixels from the beginning of all rows, whatever is scrolled to. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export interface TileLayout {
  readonly count: number;
  readonly rowHeightPx: number;
  /** Of a row's height, what lies below its files. */
  readonly rowGapPx: number;
  /** From where to where each column reaches; one in a list. */
  readonly columns: readonly { readonly left: number; readonly right: number }[];
}

/** Which files a rectangle touches, by their places in the order they are shown: told by arithmetic, for most are in no document. */
export function indicesIn(box: Box, { count, rowHeightPx, rowGapPx, columns }: TileLayout): number[] {
  const first = Math.max(0, Math.floor((box.top + rowGapPx) / rowHeightPx));
  const last = Math.min(Math.ceil(count / columns.length) - 1, Math.floor(box.bottom / rowHeightPx));
  const touched = columns.flatMap(({ left, right }, column) =>
    left <= box.right && right >= box.left ? [column] : [],
  );
  const indices: number[] = [];
  for (let row = first; row <= last; row++) {
    for (const column of touched) {
      const index = row * columns.length + column;
      if (index < count) indices.push(index);
    }
  }
  return indices;
}
