/** The result, but not sooner than so long from now: how long the work took does not show. */
export async function atLeast<T>(leastMs: number, work: Promise<T>): Promise<T> {
  const over = new Promise<void>((resolve) => setTimeout(resolve, leastMs));
  try {
    return await work;
  } finally {
    await over;
  }
}
