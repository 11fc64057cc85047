import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { countPlaywright, countVitest, runnerCount } from "./runner-report.mjs";

const vitest = { numPassedTests: 3, numFailedTests: 1, testResults: [{ status: "failed", assertionResults: [{}] }] };
const playwright = { stats: { expected: 5, unexpected: 0, flaky: 0, skipped: 1 }, errors: [] };

it("counts what passed and failed", async () => {
  expect(await counted(vitest, { exitedWell: false, count: countVitest })).toMatchObject({ passed: 3, failed: 1 });
  expect(await counted(playwright, { count: countPlaywright })).toEqual({ passed: 5, failed: 0, problem: undefined });
});

it("counts a test file that could not be loaded as a failure", async () => {
  const report = { numPassedTests: 3, numFailedTests: 0, testResults: [{ status: "failed", assertionResults: [] }] };
  expect(await counted(report, { exitedWell: false, count: countVitest })).toMatchObject({ passed: 3, failed: 1 });
});

it("counts a test that passed only on a second try as a failure", async () => {
  const report = { stats: { ...playwright.stats, flaky: 1 }, errors: [] };
  expect(await counted(report, { count: countPlaywright })).toMatchObject({ passed: 5, failed: 1 });
});

it("fails a run of no tests, a run without a report, and one that failed outside any test", async () => {
  const none = { stats: { expected: 0, unexpected: 0, flaky: 0, skipped: 0 }, errors: [] };
  expect(await counted(none, { count: countPlaywright })).toMatchObject({ failed: 1, problem: "no test was run" });
  expect(runnerCount(join(tmpdir(), "mows-no-such-report.json"), true, countVitest)).toMatchObject({ failed: 1 });
  expect(await counted(playwright, { exitedWell: false, count: countPlaywright })).toMatchObject({
    passed: 5,
    failed: 1,
  });
});

/**
 * @template Report
 * @param {Report} report
 * @param {{ exitedWell?: boolean; count: (report: Report) => import("./tally.mjs").Count }} options
 */
async function counted(report, { exitedWell = true, count }) {
  const folder = await mkdtemp(join(tmpdir(), "mows-report-"));
  try {
    await writeFile(join(folder, "report.json"), JSON.stringify(report));
    return runnerCount(join(folder, "report.json"), exitedWell, count);
  } finally {
    await rm(folder, { recursive: true });
  }
}
