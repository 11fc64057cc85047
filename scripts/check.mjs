/** `pnpm check`: the one gate before a commit. Everything `npm test` does but the browser. */
import { ensureInstalled } from "./lib/ensure-installed.mjs";
import { requireNode } from "./lib/require-node.mjs";
import { endRunningOnInterrupt } from "./lib/run.mjs";
import { StepFailed } from "./lib/step.mjs";
import { Tally } from "./lib/tally.mjs";
import { builds, contract, sizes, staticChecks, typeCost, unitTests } from "./lib/test-steps.mjs";

requireNode();
endRunningOnInterrupt();
const tally = new Tally();
try {
  await ensureInstalled();
  await contract(tally);
  await staticChecks(tally);
  await typeCost(tally);
  await unitTests(tally);
  if (await builds(tally)) await sizes(tally);
} catch (error) {
  if (!(error instanceof StepFailed)) throw error;
  console.error(error.message);
  tally.add("install", { passed: 0, failed: 1 }, 0);
}
tally.finish();
