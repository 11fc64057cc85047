/** In which order a queue is played: `order` holds each queue index once, `cursor` points at the one that is on. */
export interface PlayOrder {
  readonly order: readonly number[];
  readonly cursor: number;
}

/** A source of numbers from 0 up to, not including, 1. */
export type Random = () => number;

function shuffled(values: number[], random: Random): number[] {
  for (let last = values.length - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1));
    const moved = values[last] as number;
    values[last] = values[other] as number;
    values[other] = moved;
  }
  return values;
}

const indices = (length: number): number[] => Array.from({ length }, (_, index) => index);

export function inSequence(length: number, index: number): PlayOrder {
  return { order: indices(length), cursor: index };
}

/** Starts with `index`; each other track comes exactly once before any comes again. */
export function inShuffle(length: number, index: number, random: Random): PlayOrder {
  const others = indices(length).filter((other) => other !== index);
  return { order: [index, ...shuffled(others, random)], cursor: 0 };
}

/** The next round of a shuffled queue. Does not begin with the track that ended the last one. */
export function nextShuffleRound(round: PlayOrder, random: Random): PlayOrder {
  const lastPlayed = round.order[round.cursor] as number;
  const order = shuffled(indices(round.order.length), random);
  if (order.length > 1 && order[0] === lastPlayed) order.push(order.shift() as number);
  return { order, cursor: 0 };
}

/** Room for one more track at the queue's end: played last, or somewhere in what is left of a shuffle. */
export function withOneMore(current: PlayOrder, shuffle: boolean, random: Random): PlayOrder {
  const added = current.order.length;
  const left = current.order.length - current.cursor;
  const at = shuffle ? current.cursor + 1 + Math.floor(random() * left) : added;
  return { order: current.order.toSpliced(at, 0, added), cursor: current.cursor };
}

/** Room for one more track in the queue, right behind the one that is on (at `index`), and next to be played. */
export function withOneNext({ order, cursor }: PlayOrder, index: number): PlayOrder {
  const shifted = order.map((queued) => (queued > index ? queued + 1 : queued));
  return { order: shifted.toSpliced(cursor + 1, 0, index + 1), cursor };
}

/** Without the track at `index`, which is not the one that is on. */
export function withOneLess({ order, cursor }: PlayOrder, index: number): PlayOrder {
  const wasBefore = order.indexOf(index) < cursor;
  const left = order.filter((queued) => queued !== index).map((queued) => (queued > index ? queued - 1 : queued));
  return { order: left, cursor: wasBefore ? cursor - 1 : cursor };
}
