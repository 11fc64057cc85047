/** @typedef {{ passed: number; failed: number }} Count */

/** Adds up what every step of a test run reported, and says so in its last line. */
export class Tally {
  /** @type {(Count & { name: string; seconds: number })[]} */
  #steps = [];

  /**
   * @param {string} name
   * @param {Count} count
   * @param {number} seconds
   */
  add(name, count, seconds) {
    this.#steps.push({ name, ...count, seconds });
    const mark = count.failed === 0 ? "✓" : "✗";
    const detail = count.passed + count.failed > 1 ? `: ${count.passed} passed, ${count.failed} failed` : "";
    console.log(`${mark} ${name}${detail} (${seconds.toFixed(1)} s)`);
  }

  get failed() {
    return this.#steps.reduce((sum, { failed }) => sum + failed, 0);
  }

  get passed() {
    return this.#steps.reduce((sum, { passed }) => sum + passed, 0);
  }

  /** Prints the sum as the last line and sets the exit code. */
  finish() {
    const broken = this.#steps.filter(({ failed }) => failed > 0).map(({ name }) => name);
    if (broken.length > 0) console.log(`\nFailed: ${broken.join(", ")}`);
    process.exitCode = this.failed > 0 || this.passed === 0 ? 1 : 0;
    console.log(`\n${this.passed} passed, ${this.failed} failed`);
  }
}
