/**
 * `npm test`: everything, on a machine with Node 20 and npm only. The last line says how many tests passed and failed.
 */
import { ensureInstalled } from "./lib/ensure-installed.mjs";
import { findChromium } from "./lib/find-chromium.mjs";
import { requireNode } from "./lib/require-node.mjs";
import { endRunningOnInterrupt } from "./lib/run.mjs";
import { StepFailed } from "./lib/step.mjs";
import { Tally } from "./lib/tally.mjs";
import { builds, contract, endToEndTests, sizes, staticChecks, unitTests } from "./lib/test-steps.mjs";

requireNode();
endRunningOnInterrupt();
const tally = new Tally();
try {
  await ensureInstalled();
  await contract(tally);
  await staticChecks(tally);
  await unitTests(tally);
  if (await builds(tally)) {
    await sizes(tally);
    await browserTests();
  } else tally.add("end-to-end tests, which need the build", { passed: 0, failed: 1 }, 0);
} catch (error) {
  if (!(error instanceof StepFailed)) throw error;
  console.error(error.message);
  tally.add("install", { passed: 0, failed: 1 }, 0);
}
tally.finish();

async function browserTests() {
  const chromium = await findChromium();
  if ("path" in chromium) return endToEndTests(tally, chromium.path);
  console.error(chromium.missing);
  tally.add("end-to-end tests, which need Chromium", { passed: 0, failed: 1 }, 0);
}
