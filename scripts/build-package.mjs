import { cp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import { projectNode, root } from "./lib/project.mjs";
import { run } from "./lib/run.mjs";
import { step, StepFailed } from "./lib/step.mjs";

/**
 * What is published of the package in the working folder, into its `dist`: JavaScript and declarations by its
 * `tsconfig.build.json`, and its style sheets beside them. Run by `pnpm pack` and `pnpm publish`.
 */
const folder = process.cwd();
const sources = join(folder, "src");
const compiler = join(root, "node_modules", "typescript", "bin", "tsc");
const timeoutMs = 120_000;

try {
  await rm(join(folder, "dist"), { recursive: true, force: true });
  await step(`Building ${relative(root, folder)}`, () =>
    run(projectNode, [compiler, "-p", "tsconfig.build.json"], { timeoutMs, cwd: folder }),
  );
  await nameBuiltWorkers();
  await cp(sources, join(folder, "dist"), { recursive: true, filter: isFolderOrStyle });
} catch (error) {
  if (!(error instanceof StepFailed)) throw error;
  console.error(error.message);
  process.exit(1);
}

/** The compiler writes the built names into imports, but not into the addresses of workers: `new URL("./worker.ts", import.meta.url)`. */
async function nameBuiltWorkers() {
  const dist = join(folder, "dist");
  for (const name of await readdir(dist, { recursive: true })) {
    if (!name.endsWith(".js")) continue;
    const path = join(dist, name);
    const source = await readFile(path, "utf8");
    const built = source.replaceAll(/(new URL\("\.[^"]*)\.ts(", import\.meta\.url\))/g, "$1.js$2");
    if (built !== source) await writeFile(path, built);
  }
}

/** @param {string} path */
function isFolderOrStyle(path) {
  const name = path.slice(path.lastIndexOf(sep) + 1);
  return path === sources || path.endsWith(".css") || !name.includes(".");
}
