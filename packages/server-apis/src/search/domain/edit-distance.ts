/**
 * Letters to insert, leave out, exchange or swap with their neighbour (Damerau and Levenshtein, each place once) to make `typed` of `word`;
 * of an unfinished one, of any beginning of the word.
 */
export function editDistance(typed: string, word: string, { isUnfinished }: { isUnfinished: boolean }): number {
  const [a, b] = [[...typed], [...word]];
  let beforeLast: number[] = [];
  let last = b.map((_letter, index) => index + 1);
  last.unshift(0);
  for (let row = 1; row <= a.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= b.length; column += 1) {
      const isSame = a[row - 1] === b[column - 1];
      const isSwapped = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      current.push(
        Math.min(
          at(last, column) + 1,
          at(current, column - 1) + 1,
          at(last, column - 1) + (isSame ? 0 : 1),
          isSwapped ? at(beforeLast, column - 2) + 1 : Infinity,
        ),
      );
    }
    beforeLast = last;
    last = current;
  }
  return isUnfinished ? Math.min(...last) : at(last, b.length);
}

function at(row: readonly number[], column: number): number {
  return row[column] ?? Infinity;
}
