/** Waits, at a point of the actor's own choice, until it is its turn to go on. */
export type Pause = () => Promise<void>;

/** Something that is done in steps; it pauses between them. */
export type Actor = (pause: Pause) => Promise<void>;

/** Every order in which actors that take so many turns each can take them: `[[0, 0, 1], [0, 1, 0], [1, 0, 0]]` for 2 and 1. */
export function everyOrder(turns: readonly number[]): number[][] {
  if (turns.every((left) => left === 0)) return [[]];
  return turns.flatMap((left, actor) => {
    if (left === 0) return [];
    const rest = turns.map((one, index) => (index === actor ? one - 1 : one));
    return everyOrder(rest).map((order) => [actor, ...order]);
  });
}

/**
 * Runs the actors, one at a time, in this order of turns: whoever's turn it is goes on to its next pause, and all others stand still. What is
 * left over at the end is run to its end, one actor after the other. Throws what the first actor to fail threw.
 */
export async function interleave(actors: readonly Actor[], order: readonly number[]): Promise<void> {
  const running = actors.map(start);
  for (const turn of order) await running[turn]?.goOn();
  for (const actor of running) while (!actor.ended()) await actor.goOn();
}

function start(actor: Actor) {
  let ended = false;
  let go: () => void = () => undefined;
  let stands: () => void = () => undefined;
  let failure: { cause: unknown } | null = null;
  const pause: Pause = () =>
    new Promise<void>((resolve) => {
      go = resolve;
      stands();
    });
  const first = pause();
  void first
    .then(() => actor(pause))
    .catch((cause: unknown) => (failure = { cause }))
    .finally(() => {
      ended = true;
      stands();
    });
  return {
    ended: () => ended,
    async goOn(): Promise<void> {
      if (ended) return;
      const standing = new Promise<void>((resolve) => (stands = resolve));
      go();
      await standing;
      if (failure !== null) throw failure.cause;
    },
  };
}
