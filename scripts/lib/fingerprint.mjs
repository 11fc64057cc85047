import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { root } from "./project.mjs";

/** Folders that no source lives in: what tools write. */
const WRITTEN = new Set([
  "node_modules",
  "dist",
  "generated",
  ".turbo",
  ".mows",
  "coverage",
  "test-results",
  "playwright-report",
]);

/**
 * One hash over the path, size and modification time of every file under the given ones: cheap enough for each start
 * (no file is read), and exact enough because whatever it flags is decided by content afterwards.
 * @param {readonly string[]} paths files and folders, relative to the project's; missing ones count as such
 * @param {(path: string) => boolean} [skip]
 */
export function metadataFingerprint(paths, skip = () => false) {
  const hash = createHash("sha256");
  /** @param {string} path */
  const add = (path) => {
    const stats = statSync(join(root, path), { throwIfNoEntry: false });
    if (stats?.isDirectory()) {
      for (const name of readdirSync(join(root, path)).toSorted()) if (!WRITTEN.has(name)) add(`${path}/${name}`);
    } else if (!skip(path)) hash.update(`${path} ${stats?.size} ${stats?.mtimeMs}\n`);
  };
  paths.forEach(add);
  return hash.digest("hex");
}

/**
 * One hash over the content of files.
 * @param {readonly string[]} paths relative to the project's folder
 */
export function contentFingerprint(paths) {
  const hash = createHash("sha256").update(`${process.platform} ${process.arch}\n`);
  for (const path of paths) hash.update(`${path}\n`).update(readFileSync(join(root, path)));
  return hash.digest("hex");
}

/**
 * A stamp says which fingerprint a finished step was for. It lives in node_modules, so that deleting that forgets it.
 * @param {string} name
 */
export function stamp(name) {
  const path = join(root, "node_modules", ".mows", name);
  return {
    /** @returns {string | undefined} */
    read() {
      return statSync(path, { throwIfNoEntry: false }) && readFileSync(path, "utf8");
    },
    /** @param {string} fingerprint */
    write(fingerprint) {
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, fingerprint);
    },
  };
}
