import { existsSync } from "node:fs";
import { join } from "node:path";
import { metadataFingerprint, stamp } from "./fingerprint.mjs";
import { root } from "./project.mjs";
import { pnpm } from "./pnpm.mjs";
import { step } from "./step.mjs";
import { builtFolders, packageFolders } from "./workspace.mjs";

const BUILD_TIMEOUT_MS = 10 * 60_000;
const GENERATED = ["packages/sdk/src/generated", "packages/server-apis/src/generated"];
const CONTRACT = "packages/sdk/schema.graphql";

/**
 * Generates code and builds the apps where the sources are newer than what was built last. Looking costs
 * milliseconds; turbo decides by content what of it really has to be done again.
 */
export async function ensureBuilt() {
  const folders = packageFolders().filter((folder) => folder !== "e2e" && folder !== "bench");
  const current = metadataFingerprint(
    ["codegen.ts", "scripts/codegen", "turbo.json", "pnpm-lock.yaml", ...folders],
    isNoInput,
  );
  const built = stamp("built");
  const outputs = [...GENERATED, ...builtFolders().map((folder) => `${folder}/dist/index.html`)];
  if (outputs.every((path) => existsSync(join(root, path))) && built.read() === current) return;
  await step("Building the apps", () => build());
  built.write(current);
}

/** Code generation and all builds, through turbo's cache. */
export function build() {
  return pnpm(["exec", "turbo", "run", "build", "--output-logs=errors-only"], { timeoutMs: BUILD_TIMEOUT_MS });
}

/** @param {string} path */
function isNoInput(path) {
  return path === CONTRACT || /\.(test|test-d|stories)\.tsx?$|\.md$/.test(path);
}
