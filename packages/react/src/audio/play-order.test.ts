import { describe, expect, it } from "vitest";
import { inSequence, inShuffle, nextShuffleRound, withOneLess, withOneMore, withOneNext } from "./play-order.ts";

const sorted = (order: readonly number[]) => order.toSorted((a, b) => a - b);

describe("play order", () => {
  it("plays a shuffled queue without repeating any track before all were played", () => {
    for (let first = 0; first < 20; first++) {
      const { order, cursor } = inShuffle(20, first, Math.random);
      expect(order[cursor]).toBe(first);
      expect(sorted(order)).toEqual(inSequence(20, 0).order);
    }
  });

  it("does not begin a new round with the track that ended the last one", () => {
    for (let round = 0; round < 200; round++) {
      const next = nextShuffleRound({ order: [0, 1, 2], cursor: 2 }, Math.random);
      expect(next.order[0]).not.toBe(2);
      expect(sorted(next.order)).toEqual([0, 1, 2]);
    }
  });

  it("has a next round for a queue of one", () => {
    expect(nextShuffleRound(inSequence(1, 0), Math.random)).toEqual({ order: [0], cursor: 0 });
  });

  it("adds a track at the end, and in a shuffle only among what is still to come", () => {
    expect(withOneMore({ order: [0, 1, 2], cursor: 1 }, false, Math.random).order).toEqual([0, 1, 2, 3]);
    for (const random of [() => 0, () => 0.5, () => 0.999]) {
      const { order, cursor } = withOneMore({ order: [2, 0, 1], cursor: 1 }, true, random);
      expect(order.indexOf(3)).toBeGreaterThan(cursor);
      expect(sorted(order)).toEqual([0, 1, 2, 3]);
    }
  });

  it("makes room for a track to be played next, shuffled or not", () => {
    expect(withOneNext({ order: [0, 1, 2], cursor: 1 }, 1)).toEqual({ order: [0, 1, 2, 3], cursor: 1 });
    expect(withOneNext({ order: [2, 0, 1], cursor: 1 }, 0)).toEqual({ order: [3, 0, 1, 2], cursor: 1 });
  });

  it("closes the gap that a track leaves, and stays on the one that is on", () => {
    expect(withOneLess({ order: [2, 0, 1], cursor: 1 }, 2)).toEqual({ order: [0, 1], cursor: 0 });
    expect(withOneLess({ order: [2, 0, 1], cursor: 1 }, 1)).toEqual({ order: [1, 0], cursor: 1 });
  });
});
