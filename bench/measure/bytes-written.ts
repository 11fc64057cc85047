import { readFile } from "node:fs/promises";
import { setTimeout as delay } from "node:timers/promises";
import { processTree } from "../processes/process-tree.ts";

/**
 * Bytes that a process and all it started caused to be written to disk within a time (proc(5), `write_bytes`). What a process wrote that
 * has come and gone is found in its parent's figure.
 */
export async function bytesWrittenDuring(root: number, durationMs: number): Promise<number> {
  const before = await bytesWritten(root);
  await delay(durationMs);
  return (await bytesWritten(root)) - before;
}

async function bytesWritten(root: number): Promise<number> {
  const figures = await Promise.all(
    (await processTree(root)).map(async (pid) => {
      const io = await readFile(`/proc/${pid}/io`, "utf8").catch(() => "");
      return Number(/^write_bytes: (\d+)$/m.exec(io)?.[1] ?? 0);
    }),
  );
  return figures.reduce((sum, each) => sum + each, 0);
}
