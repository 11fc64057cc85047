import type { ZxcvbnFactory } from "@zxcvbn-ts/core";

let rater: Promise<ZxcvbnFactory> | undefined;

/** The word lists are larger than everything else on the page: they come when the first password is typed. */
async function load(): Promise<ZxcvbnFactory> {
  const [{ ZxcvbnFactory: Factory }, common] = await Promise.all([
    import("@zxcvbn-ts/core"),
    import("@zxcvbn-ts/language-common"),
  ]);
  return new Factory({ dictionary: common.dictionary, graphs: common.adjacencyGraphs });
}

export type Strength = 0 | 1 | 2 | 3 | 4;

/** Longer passwords take longer to rate, and are strong by then. */
const ratedLength = 64;

/** How hard the password is to guess, by somebody who knows `hints` of the person. Everything happens on this device. */
export async function ratePassword(password: string, hints: readonly string[]): Promise<Strength> {
  rater ??= load().catch((cause: unknown) => {
    rater = undefined;
    throw cause;
  });
  return (await rater).check(password.slice(0, ratedLength), [...hints, "mows"]).score;
}
