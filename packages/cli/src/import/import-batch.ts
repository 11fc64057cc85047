import { readFile } from "node:fs/promises";
import type { Cloud } from "../cloud.ts";
import { eachAtOnce } from "./each-at-once.ts";
import { smallFileBytes } from "./gather-batches.ts";
import type { RemoteFolder } from "./remote-folders.ts";
import { Refused } from "./upload-answer.ts";
import { uploadBatch } from "./upload-batch.ts";
import type { LocalFile } from "./walk-folder.ts";

/** Files of a batch that are opened at once. */
const readAtOnce = 8;

export type BatchSteps = {
  signal: AbortSignal;
  /** Where it goes; null when it is there already. */
  missingFrom(file: LocalFile): Promise<RemoteFolder | null>;
  /** Does this for the file, and lists it when that fails. */
  listed(file: LocalFile, work: () => Promise<void>): Promise<void>;
  sendAlone(file: LocalFile, target: RemoteFolder): Promise<void>;
  stored(file: LocalFile, sizeBytes: number): void;
};

type Ready = { file: LocalFile; target: RemoteFolder; bytes: Uint8Array };

/** Brings small files together; those that the cloud does not take together go one by one, so that each is taken or listed for itself. */
export async function importBatch(cloud: Cloud, files: readonly LocalFile[], steps: BatchSteps): Promise<void> {
  const ready = await readMissing(files, steps);
  if (ready.length === 0) return;
  const sent = ready.map(({ file, target, bytes }) => ({ parentId: target.id, name: file.name, bytes }));
  try {
    const answers = await uploadBatch(cloud, sent, steps.signal);
    for (const [n, { file, bytes }] of ready.entries()) {
      const refusal = answers[n] ?? null;
      if (refusal === null) steps.stored(file, bytes.byteLength);
      else await steps.listed(file, () => Promise.reject(new Error(refusal)));
    }
  } catch (error) {
    steps.signal.throwIfAborted();
    for (const { file, target } of ready) {
      await steps.listed(file, () =>
        error instanceof Refused ? steps.sendAlone(file, target) : Promise.reject(error),
      );
    }
  }
}

/** Those that are not there yet, with what they hold now, in their order. */
async function readMissing(files: readonly LocalFile[], steps: BatchSteps): Promise<readonly Ready[]> {
  const ready = new Map<LocalFile, Ready>();
  await eachAtOnce(files, readAtOnce, (file) =>
    steps.listed(file, async () => {
      const target = await steps.missingFrom(file);
      if (target === null) return;
      const bytes = await readFile(file.path);
      if (bytes.byteLength > smallFileBytes) throw new Error("it grew while it was imported; import it again");
      ready.set(file, { file, target, bytes });
    }),
  );
  return files.flatMap((file) => ready.get(file) ?? []);
}
