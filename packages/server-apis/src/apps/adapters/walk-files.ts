import { readdir } from "node:fs/promises";
import { join } from "node:path";

export type WalkOutcome =
  /** Relative to the folder, with `/`, sorted. */
  { kind: "files"; paths: string[] } | { kind: "refused"; reason: string };

const maximumFiles = 10_000;
const maximumDepth = 32;

/** All files below a folder. Anything that is neither a file nor a folder refuses the whole. */
export async function walkFiles(folder: string): Promise<WalkOutcome> {
  const paths: string[] = [];
  const waiting: { path: string; depth: number }[] = [{ path: "", depth: 0 }];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (next.depth > maximumDepth) return refused(`The folder is nested more than ${maximumDepth} levels deep.`);
    for (const entry of await readdir(join(folder, next.path), { withFileTypes: true })) {
      const path = next.path === "" ? entry.name : `${next.path}/${entry.name}`;
      if (entry.isDirectory()) waiting.push({ path, depth: next.depth + 1 });
      else if (entry.isFile()) paths.push(path);
      else return refused(`${path} is neither a file nor a folder; links are not followed.`);
    }
    if (paths.length > maximumFiles) return refused(`The folder holds more than ${maximumFiles} files.`);
  }
  return { kind: "files", paths: paths.toSorted() };
}

function refused(reason: string): WalkOutcome {
  return { kind: "refused", reason };
}
