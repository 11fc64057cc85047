/** A step that the rest cannot do without, and that has failed. The message is for the person who ran the command. */
export class StepFailed extends Error {
  /**
   * @param {string} title
   * @param {string} output what the failed program printed
   * @param {string} hint what the person may do about it; may be empty
   */
  constructor(title, output, hint) {
    super([`${title} failed.`, output.trimEnd(), hint].filter(Boolean).join("\n\n"));
  }
}

/**
 * Runs one step with a line before and after it.
 * @param {string} title
 * @param {() => Promise<import("./run.mjs").Outcome & { hint?: string }>} work
 * @throws {StepFailed}
 */
export async function step(title, work) {
  console.log(`${title} …`);
  const { ok, output, seconds, hint = "" } = await work();
  if (!ok) throw new StepFailed(title, output, hint);
  console.log(`${title}: done in ${seconds.toFixed(1)} s`);
}
