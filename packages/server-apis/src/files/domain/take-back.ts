/** Thrown inside a transaction: nothing of it is kept, and `failure` is its outcome. */
class TakenBack extends Error {
  override readonly name = "TakenBack";
  readonly failure: unknown;

  constructor(failure: unknown) {
    super("taken back");
    this.failure = failure;
  }
}

/**
 * Ends the transaction that `outcomeOf` wraps with this failure, keeping nothing of what it wrote: for what can only be found out at its end,
 * as whether there is room, since spaces are locked last.
 */
export function takeBack<F extends { kind: string }>(failure: F): never {
  throw new TakenBack(failure);
}

/** What the transaction came to, or the failure that it was taken back for; `F` names the failures that may be. */
export async function outcomeOf<T, F extends { kind: string }>(transaction: Promise<T>): Promise<T | F> {
  try {
    return await transaction;
  } catch (error) {
    if (error instanceof TakenBack) return error.failure as F;
    throw error;
  }
}
