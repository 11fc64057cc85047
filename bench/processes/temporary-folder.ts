import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { undoOnce } from "./clean-up.ts";

export type TemporaryFolder = AsyncDisposable & { path: string };

/** A fresh folder that goes with its scope. */
export async function temporaryFolder(): Promise<TemporaryFolder> {
  const path = await mkdtemp(join(tmpdir(), "mows-bench-"));
  return { path, [Symbol.asyncDispose]: undoOnce(() => rm(path, { recursive: true, force: true })) };
}
