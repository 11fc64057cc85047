import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./project.mjs";

/**
 * The workspace's package folders, relative to the project's, as pnpm-workspace.yaml lists them.
 * @returns {string[]}
 */
export function packageFolders() {
  const yaml = readFileSync(join(root, "pnpm-workspace.yaml"), "utf8");
  const listed = /^packages:\n((?:[ ]+- .*\n)+)/m.exec(yaml)?.[1] ?? "";
  return [...listed.matchAll(/- ['"]?([^'"\n]+)/g)]
    .flatMap(([, pattern = ""]) => expand(pattern))
    .filter((folder) => existsSync(join(root, folder, "package.json")))
    .toSorted();
}

/** @param {string} pattern `packages/*` or a plain folder */
function expand(pattern) {
  if (!pattern.endsWith("/*")) return [pattern];
  const parent = pattern.slice(0, -2);
  return existsSync(join(root, parent)) ? readdirSync(join(root, parent)).map((name) => `${parent}/${name}`) : [];
}

/** The packages that are built into their `dist/`: those whose package.json has a build script. */
export function builtFolders() {
  return packageFolders().filter((folder) => {
    const { scripts } = JSON.parse(readFileSync(join(root, folder, "package.json"), "utf8"));
    return scripts?.build !== undefined;
  });
}
