import { ensureBuilt } from "./ensure-built.mjs";
import { ensureInstalled } from "./ensure-installed.mjs";
import { requireNode } from "./require-node.mjs";
import { endRunningOnInterrupt } from "./run.mjs";
import { StepFailed } from "./step.mjs";

/** Installs what is missing and builds what is stale, for a program that is started next; ends this process where that fails. */
export async function prepare() {
  requireNode();
  const releaseSignals = endRunningOnInterrupt();
  try {
    await ensureInstalled();
    await ensureBuilt();
  } catch (error) {
    if (!(error instanceof StepFailed)) throw error;
    console.error(error.message);
    process.exit(1);
  }
  releaseSignals();
}
