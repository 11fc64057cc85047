/** Lets each have its turn in every round, beginning with another one each time, so that none is always the first. */
export async function inTurns<T>(rounds: number, all: readonly T[], turn: (one: T) => Promise<void>): Promise<void> {
  for (let round = 0; round < rounds; round += 1) {
    for (let index = 0; index < all.length; index += 1) {
      const one = all[(round + index) % all.length];
      if (one !== undefined) await turn(one);
    }
  }
}
