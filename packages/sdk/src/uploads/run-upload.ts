import { backOffMs, waitToRetry } from "../core/back-off.ts";
import type { FolderAtPath } from "./folder-paths.ts";
import type { TusClient, TusDone, TusFile } from "./tus-client.ts";
import type { TusRefusal, UploadFailure } from "./tus-answer.ts";

export interface UploadJob extends TusFile {
  id: string;
  /** Makes creating the upload safe to repeat. */
  key: string;
  folderId: string;
  path: string;
  /** An empty one, at `path`. */
  isFolder: boolean;
  /** Where an earlier attempt began; null before the first. */
  url: string | null;
}

export interface UploadProgress {
  readonly onState: (state: "uploading" | "waiting-for-network") => void;
  readonly onUrl: (url: string | null) => void;
  readonly onSent: (sentBytes: number) => void;
}

export type RunOutcome =
  | (TusDone & { parentId: string | null })
  | { kind: "failed"; failure: UploadFailure }
  | { kind: "stopped" };

export interface UploadTools {
  tus: TusClient;
  readonly folderAt: (folderId: string, path: string) => Promise<FolderAtPath>;
}

const MOST_DOUBTS = 4;
const LOST: UploadFailure = { code: "UPLOAD_LOST", message: "The cloud lost track of this upload. Try again." };

/**
 * Brings one file to the cloud, however many connections that takes: it waits for the network as long as it must, begins
 * anew once when the upload is gone, and gives up where the cloud says no. Aborting `signal` stops it, to be resumed later.
 */
export async function runUpload(
  job: UploadJob,
  { tus, folderAt }: UploadTools,
  progress: UploadProgress,
  signal: AbortSignal,
): Promise<RunOutcome> {
  let { url, key } = job;
  let parentId = job.path === "" ? job.folderId : null;
  let failures = 0;
  /** Answers without progress that waiting may not cure. */
  let doubts = 0;
  let restarts = 0;
  let sentBytes = 0;

  function sent(bytes: number): void {
    if (bytes > sentBytes) failures = doubts = 0;
    sentBytes = bytes;
    progress.onSent(bytes);
  }

  async function attempt(): Promise<TusDone | TusRefusal> {
    let fromBytes = 0;
    if (url === null) {
      const folder = await folderAt(job.folderId, job.path);
      if (folder.kind !== "folder") return folder;
      if (job.isFolder) return { kind: "done", nodeId: folder.id, name: null, outcome: "created" };
      parentId = folder.id;
      const created = await tus.create(job, parentId, key, signal);
      if (created.kind !== "created") return created;
      url = created.url;
      progress.onUrl(url);
    } else {
      const position = await tus.offset(url, signal);
      if (position.kind !== "at") return position;
      fromBytes = position.bytes;
    }
    sent(fromBytes);
    return tus.send(url, { file: job.file, fromBytes, onProgress: sent }, signal);
  }

  while (!signal.aborted) {
    progress.onState("uploading");
    const result = await attempt();
    if (result.kind === "done") return { ...result, parentId };
    if (signal.aborted) break;
    if (result.kind === "refused") return { kind: "failed", failure: result.failure };
    if (result.kind === "gone") {
      url = null;
      key = crypto.randomUUID();
      progress.onUrl(null);
      sent(0);
      if (restarts++ > 0) return { kind: "failed", failure: LOST };
      continue;
    }
    const { failure, retryAfterMs } = result.kind === "elsewhere" ? lost(doubts) : result;
    if (failure && ++doubts >= MOST_DOUBTS) return { kind: "failed", failure };
    progress.onState("waiting-for-network");
    await waitToRetry(retryAfterMs ?? backOffMs(failures++), signal);
  }
  return { kind: "stopped" };
}

/** Asks at once where the upload really is; the second time, something is wrong. */
function lost(doubts: number) {
  return { failure: LOST, retryAfterMs: doubts === 0 ? 0 : null };
}
