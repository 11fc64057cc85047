import { readFile, writeFile } from "node:fs/promises";

/**
 * Begins to watch the resident memory of one process; the result tells by how many bytes its peak since then (proc(5), `VmHWM`, reset by
 * `clear_refs`) is above where it began.
 */
export async function watchMemory(pid: number): Promise<() => Promise<number>> {
  await writeFile(`/proc/${pid}/clear_refs`, "5");
  const before = await statusBytes(pid, "VmRSS");
  return async () => (await statusBytes(pid, "VmHWM")) - before;
}

async function statusBytes(pid: number, field: "VmRSS" | "VmHWM"): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, "utf8");
  return Number(new RegExp(`^${field}:\\s+(\\d+) kB$`, "m").exec(status)?.[1] ?? Number.NaN) * 1024;
}
