import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "./ensure-built.mjs";
import { projectNode, root } from "./project.mjs";
import { run } from "./run.mjs";
import { countPlaywright, countVitest, forgetReport, runnerCount } from "./runner-report.mjs";

/** @typedef {import("./tally.mjs").Tally} Tally */

const MINUTE_MS = 60_000;
const PACKED = join(root, "test-results/packages");
const CONTRACT = join(root, "packages/sdk/schema.graphql");
/** Node keeps here what it compiled: a third of what each of the many clouds and commands of the tests costs to start. */
const COMPILED = join(root, "node_modules/.cache/node");

/**
 * A step that is one test: it passes by ending well, and shows what it printed only when it does not.
 * @param {Tally} tally
 * @param {string} name
 * @param {() => Promise<import("./run.mjs").Outcome>} work
 */
async function check(tally, name, work) {
  const { ok, output, seconds } = await work();
  if (!ok) console.log(`\n── ${name} ──\n${output.trimEnd()}\n`);
  tally.add(name, ok ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 }, seconds);
  return ok;
}

/**
 * Generates code, and fails where the committed contract was not what comes out.
 * @param {Tally} tally
 */
export function contract(tally) {
  return check(tally, "contract", async () => {
    const committed = readContract();
    const outcome = await run("graphql-codegen", ["--config", "codegen.ts"], { timeoutMs: 2 * MINUTE_MS });
    if (!outcome.ok || readContract() === committed) return outcome;
    const output = "packages/sdk/schema.graphql was stale. It is generated anew: read the difference and commit it.";
    return { ...outcome, ok: false, output };
  });
}

function readContract() {
  try {
    return readFileSync(CONTRACT, "utf8");
  } catch {
    return undefined;
  }
}

/**
 * Everything that reads the sources and runs nothing. Two at a time: format and knip wait on few threads, while lint
 * and types each take all they get.
 * @param {Tally} tally
 */
export async function staticChecks(tally) {
  /** @param {string} name @param {string} command @param {string[]} args */
  const tool = (name, command, args) => check(tally, name, () => run(command, args, { timeoutMs: 5 * MINUTE_MS }));
  await Promise.all([tool("format", "oxfmt", ["--check"]), tool("unused", "knip", ["--no-progress"])]);
  await Promise.all([tool("types", "tsc", ["-b"]), tool("lint and layers", "oxlint", [])]);
}

/** @param {Tally} tally */
export function builds(tally) {
  return check(tally, "build", build);
}

/**
 * What apps load, against its limits and committed budgets. Needs the builds.
 * @param {Tally} tally
 */
export function sizes(tally) {
  return check(tally, "sizes", () => run(projectNode, ["bench/check-sizes.ts"], { timeoutMs: MINUTE_MS }));
}

/**
 * What the schema's types cost whoever compiles an app. Says so, since part of it is a time.
 * @param {Tally} tally
 */
export function typeCost(tally) {
  return check(tally, "type cost", async () => {
    const outcome = await run(projectNode, ["bench/check-types.ts"], { timeoutMs: MINUTE_MS });
    if (outcome.ok) console.log(outcome.output.trimEnd());
    return outcome;
  });
}

/**
 * What is published, packed as it would be: the end-to-end tests look into it, install it and run it. Needs the builds.
 * @param {Tally} tally
 */
export function packages(tally) {
  return check(tally, "packages", () => run(projectNode, ["scripts/pack.mjs", PACKED], { timeoutMs: 3 * MINUTE_MS }));
}

/** @param {Tally} tally */
export function unitTests(tally) {
  const report = reportPath("unit.json");
  // Generous limits: a loaded machine is slow, and a hanging test is ended all the same. Many wait for a database's disk or for time itself, so
  // two cores keep three workers busy; said here, because projects do not take it from the root's config.
  const limits = ["--testTimeout=30000", "--hookTimeout=60000", "--maxWorkers=3"];
  const args = ["run", "--reporter=default", "--reporter=json", `--outputFile.json=${report}`, ...limits];
  return testRunner(tally, {
    name: "unit tests",
    report,
    count: countVitest,
    start: () => run("vitest", args, { timeoutMs: 20 * MINUTE_MS, live: true }),
  });
}

/**
 * Every story against a cloud in its tab, and Storybook as it is built.
 * @param {Tally} tally
 * @param {string} chromium the browser's program
 */
export function stories(tally, chromium) {
  const report = reportPath("stories.json");
  const args = ["run", "--config", ".storybook/vitest.config.ts", "--reporter=default", "--reporter=json"];
  return testRunner(tally, {
    name: "stories",
    report,
    count: countVitest,
    async start() {
      const template = await run(projectNode, ["packages/testing/scripts/write-template.ts"], { timeoutMs: MINUTE_MS });
      if (!template.ok) return template;
      const env = { MOWS_CHROMIUM: chromium };
      return run("vitest", [...args, `--outputFile.json=${report}`], { env, timeoutMs: 10 * MINUTE_MS, live: true });
    },
  });
}

/**
 * @param {Tally} tally
 * @param {string} chromium the browser's program
 */
export function endToEndTests(tally, chromium) {
  const report = reportPath("e2e.json");
  const cli = join(root, "e2e/node_modules/@playwright/test/cli.js");
  return testRunner(tally, {
    name: "end-to-end tests",
    report,
    count: countPlaywright,
    start: () =>
      run(projectNode, [cli, "test", "--reporter=list,json"], {
        cwd: join(root, "e2e"),
        env: {
          MOWS_CHROMIUM: chromium,
          MOWS_PACKED: PACKED,
          NODE_COMPILE_CACHE: COMPILED,
          PLAYWRIGHT_JSON_OUTPUT_FILE: report,
        },
        timeoutMs: 30 * MINUTE_MS,
        live: true,
      }),
  });
}

/**
 * @template Report
 * @param {Tally} tally
 * @param {object} runner
 * @param {string} runner.name
 * @param {string} runner.report the file it writes
 * @param {(report: Report) => import("./tally.mjs").Count} runner.count
 * @param {() => Promise<import("./run.mjs").Outcome>} runner.start
 */
async function testRunner(tally, { name, report, count, start }) {
  forgetReport(report);
  console.log(`\n── ${name} ──`);
  const { ok, output, seconds } = await start();
  if (output) console.log(output);
  const { problem, ...counted } = runnerCount(report, ok, count);
  if (problem) console.log(`${name}: ${problem}`);
  tally.add(name, counted, seconds);
}

/** @param {string} name */
function reportPath(name) {
  const folder = join(root, "test-results");
  mkdirSync(folder, { recursive: true });
  return join(folder, name);
}
