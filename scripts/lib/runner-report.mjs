import { readFileSync, rmSync } from "node:fs";

/** @typedef {import("./tally.mjs").Count} Count */
/** @typedef {{ status: string; assertionResults: unknown[] }} VitestFile */
/** @typedef {{ numPassedTests: number; numFailedTests: number; testResults: VitestFile[] }} VitestReport */
/** @typedef {{ stats: { expected: number; unexpected: number; flaky: number }; errors: unknown[] }} PlaywrightReport */

/**
 * Counts a Vitest JSON report. A file that could not be loaded is one failure, and so is an error outside any test.
 * @param {VitestReport} report
 * @returns {Count}
 */
export function countVitest(report) {
  const unloadable = report.testResults.filter(
    ({ status, assertionResults }) => status === "failed" && assertionResults.length === 0,
  ).length;
  return { passed: report.numPassedTests, failed: report.numFailedTests + unloadable };
}

/**
 * Counts a Playwright JSON report. A test that passed only when tried again has failed.
 * @param {PlaywrightReport} report
 * @returns {Count}
 */
export function countPlaywright(report) {
  const { expected, unexpected, flaky } = report.stats;
  return { passed: expected, failed: unexpected + flaky + report.errors.length };
}

/**
 * What a runner did, by its report. One that left no report, ran no test, or failed without naming a failed test
 * counts as one failure more, so that a broken runner never looks like a green one.
 * @template Report
 * @param {string} path the report's file
 * @param {boolean} exitedWell
 * @param {(report: Report) => Count} count
 * @returns {Count & { problem: string | undefined }}
 */
export function runnerCount(path, exitedWell, count) {
  /** @type {Count} */
  let counted;
  try {
    counted = count(JSON.parse(readFileSync(path, "utf8")));
  } catch (error) {
    return { passed: 0, failed: 1, problem: `no report to read: ${String(error)}` };
  }
  const { passed, failed } = counted;
  if (passed + failed === 0) return { passed, failed: 1, problem: "no test was run" };
  if (!exitedWell && failed === 0) return { passed, failed: 1, problem: "the runner failed outside any test" };
  return { passed, failed, problem: undefined };
}

/**
 * Removes a report of an earlier run, lest it is read as this one's.
 * @param {string} path
 */
export function forgetReport(path) {
  rmSync(path, { force: true });
}
