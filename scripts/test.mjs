/**
 * `npm test`: everything, on a machine with Node 20 and npm only. The last line says how many tests passed and failed.
 */
import { ensureInstalled } from "./lib/ensure-installed.mjs";
import { findChromium } from "./lib/find-chromium.mjs";
import { requireNode } from "./lib/require-node.mjs";
import { endRunningOnInterrupt } from "./lib/run.mjs";
import { StepFailed } from "./lib/step.mjs";
import { Tally } from "./lib/tally.mjs";
import {
  builds,
  contract,
  endToEndTests,
  packages,
  sizes,
  staticChecks,
  stories,
  typeCost,
  unitTests,
} from "./lib/test-steps.mjs";

requireNode();
endRunningOnInterrupt();
const tally = new Tally();
try {
  await ensureInstalled();
  await contract(tally);
  await staticChecks(tally);
  await typeCost(tally);
  await unitTests(tally);
  const isBuilt = await builds(tally);
  if (isBuilt) {
    await sizes(tally);
    await packages(tally);
  }
  await browserTests(isBuilt);
} catch (error) {
  if (!(error instanceof StepFailed)) throw error;
  console.error(error.message);
  tally.add("install", { passed: 0, failed: 1 }, 0);
}
tally.finish();

/** @param {boolean} isBuilt */
async function browserTests(isBuilt) {
  const chromium = await findChromium();
  if ("missing" in chromium) {
    console.error(chromium.missing);
    tally.add("stories and end-to-end tests, which need Chromium", { passed: 0, failed: 1 }, 0);
    return;
  }
  await stories(tally, chromium.path);
  if (isBuilt) await endToEndTests(tally, chromium.path);
  else tally.add("end-to-end tests, which need the build", { passed: 0, failed: 1 }, 0);
}
