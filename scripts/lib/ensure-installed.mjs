import { existsSync } from "node:fs";
import { contentFingerprint, stamp } from "./fingerprint.mjs";
import { packageManager, projectNode } from "./project.mjs";
import { pnpm } from "./pnpm.mjs";
import { step } from "./step.mjs";
import { packageFolders } from "./workspace.mjs";

const INSTALL_TIMEOUT_MS = 15 * 60_000;
const OFFLINE = /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ENETUNREACH|ETIMEDOUT|META_FETCH_FAIL|network/i;

/** Installs the dependencies where node_modules is not what the lockfile says. */
export async function ensureInstalled() {
  const manifests = ["package.json", ...packageFolders().map((folder) => `${folder}/package.json`)];
  const wanted = contentFingerprint(["pnpm-lock.yaml", "pnpm-workspace.yaml", ...manifests]);
  const installed = stamp("installed");
  if (existsSync(projectNode) && installed.read() === wanted) return;
  await step("Installing dependencies", async () => {
    // pnpm asks before it replaces a node_modules it did not make; CI says that nobody is there to answer
    const outcome = await pnpm(["install", "--frozen-lockfile"], {
      timeoutMs: INSTALL_TIMEOUT_MS,
      env: { CI: "true" },
    });
    return { ...outcome, hint: installHint(outcome.output) };
  });
  installed.write(wanted);
}

/** @param {string} output */
function installHint(output) {
  if (/OUTDATED_LOCKFILE/.test(output)) {
    return `A package.json was changed without the lockfile: run \`npx ${packageManager()} install\` and commit pnpm-lock.yaml.`;
  }
  return OFFLINE.test(output)
    ? "Installing needs the npm registry: is this machine online, or behind a proxy npm should know?"
    : "";
}
