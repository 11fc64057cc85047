import type { LocalFile } from "./walk-folder.ts";

/** Larger files go by themselves, and can be continued. */
export const smallFileBytes = 1024 * 1024;

const mostFiles = 1_000;
const mostBytes = 16 * 1024 * 1024;

/** What is sent together, in the order in which the files were found. */
export function gatherBatches(files: readonly LocalFile[]): LocalFile[][] {
  const batches: LocalFile[][] = [];
  let bytes = 0;
  for (const file of files) {
    const batch = batches.at(-1);
    bytes += file.sizeBytes;
    if (batch !== undefined && batch.length < mostFiles && bytes <= mostBytes) {
      batch.push(file);
      continue;
    }
    batches.push([file]);
    bytes = file.sizeBytes;
  }
  return batches;
}
