import { stat } from "node:fs/promises";
import { posix } from "node:path";
import type { Cloud } from "../cloud.ts";
import { CommandError } from "../exit-code.ts";
import { eachAtOnce } from "./each-at-once.ts";
import { gatherBatches, smallFileBytes } from "./gather-batches.ts";
import { importBatch } from "./import-batch.ts";
import { isSameContent } from "./is-same-content.ts";
import { openRemoteFolders, type RemoteFolder } from "./remote-folders.ts";
import { uploadFile } from "./upload-file.ts";
import { openUploadJournal } from "./upload-journal.ts";
import { walkFolder, type LocalFile } from "./walk-folder.ts";

/** Files sent at once: enough to hide a round trip, few enough for a small disk. */
const concurrency = 8;
/** Batches of small files on their way or being read: one is sent while others are stored and gathered. */
const batchesAtOnce = 3;

export type ImportProgress = { doneBytes: number; totalBytes: number; currentName: string | null };

export type ImportSummary = {
  imported: number;
  importedBytes: number;
  /** Left as they are: the same name with the same content. */
  alreadyThere: number;
  failures: { path: string; reason: string }[];
  tookMs: number;
};

export type ImportOptions = {
  /** Connected as the person. */
  cloud: Cloud;
  /** Absolute. */
  folder: string;
  /** Absolute in the person's space. */
  to: string;
  signal: AbortSignal;
  onProgress?: (progress: ImportProgress) => void;
};

/**
 * Brings every regular file below `folder` into the person's space, under the same names. What is already there is skipped, what a stopped run
 * left half sent is continued, what cannot be read is listed and the rest goes on. Throws when there is nothing to import from, when
 * the target cannot be made, and when it is aborted.
 */
export async function importFolder({ cloud, folder, to, signal, onProgress }: ImportOptions): Promise<ImportSummary> {
  const startedAt = performance.now();
  const source = await stat(folder).catch(() => null);
  if (source === null || !source.isDirectory()) throw new CommandError(`${folder} is not a folder that can be read.`);
  const { files, failures } = await walkFolder(folder);
  const folders = await openRemoteFolders(cloud.mows);
  const journal = await openUploadJournal(cloud.stateFolder, { folder, to });
  const summary: ImportSummary = { imported: 0, importedBytes: 0, alreadyThere: 0, failures, tookMs: 0 };
  const totalBytes = files.reduce((sum, file) => sum + file.sizeBytes, 0);
  let doneBytes = 0;
  const report = (currentName: string | null) => onProgress?.({ doneBytes, totalBytes, currentName });

  const targetOf = (file: LocalFile) => folders.ensure(posix.join("/", to, file.folder));

  async function send(file: LocalFile, target: RemoteFolder): Promise<void> {
    let sent = 0;
    await uploadFile(cloud, file, {
      parentId: target.id,
      journal,
      signal,
      onProgress: (sentBytes) => {
        doneBytes += sentBytes - sent;
        sent = sentBytes;
        report(file.name);
      },
    });
    summary.imported += 1;
    summary.importedBytes += file.sizeBytes;
  }

  /** Where the file goes; null when it is there already. */
  async function missingFrom(file: LocalFile): Promise<RemoteFolder | null> {
    const target = await targetOf(file);
    const there = target.files.get(file.name);
    if (there === undefined || !(await isSameContent(file, there))) return target;
    summary.alreadyThere += 1;
    doneBytes += file.sizeBytes;
    return null;
  }

  /** What is wrong with one file is listed, and the rest goes on. */
  async function listed(file: LocalFile, work: () => Promise<void>): Promise<void> {
    signal.throwIfAborted();
    report(file.name);
    try {
      await work();
    } catch (error) {
      signal.throwIfAborted();
      if (error instanceof CommandError) throw error;
      failures.push({ path: file.path, reason: error instanceof Error ? error.message : String(error) });
    }
  }

  const bring = (file: LocalFile) =>
    listed(file, async () => {
      const target = await missingFrom(file);
      if (target !== null) await send(file, target);
    });

  const bringTogether = (batch: readonly LocalFile[]) =>
    importBatch(cloud, batch, {
      signal,
      missingFrom,
      listed,
      sendAlone: send,
      stored: (file, sizeBytes) => {
        summary.imported += 1;
        summary.importedBytes += sizeBytes;
        doneBytes += file.sizeBytes;
        report(file.name);
      },
    });

  await folders.ensure(posix.join("/", to));
  // Both kinds in turn: side by side they would only take each other's bandwidth, and what is small is quickly done.
  const small = files.filter((file) => file.sizeBytes <= smallFileBytes);
  await eachAtOnce(gatherBatches(small), batchesAtOnce, bringTogether);
  await eachAtOnce(
    files.filter((file) => file.sizeBytes > smallFileBytes),
    concurrency,
    bring,
  );
  report(null);
  summary.tookMs = Math.round(performance.now() - startedAt);
  return summary;
}
