import { createListeners } from "../core/listeners.ts";
import type { Transport } from "../core/transport.ts";
import type { Files } from "../files/files.ts";
import { touchedByNewFile } from "../files/touched-keys.ts";
import { createFolderPaths } from "./folder-paths.ts";
import { guardStalls } from "./guard-stalls.ts";
import { type RunOutcome, runUpload, type UploadJob } from "./run-upload.ts";
import { type SendRequest, sendByFetch, sendByXhr } from "./send-request.ts";
import { createTransferRate } from "./transfer-rate.ts";
import { createTusClient } from "./tus-client.ts";
import type { UploadItem } from "./upload-item.ts";
import type { EmptyFolder, FileAtPath, UploadOptions, UploadQueue } from "./upload-queue.ts";
import { type KeptUpload, openUploadStore, type UploadStore } from "./upload-store.ts";

export interface UploadQueueOptions {
  transport: Transport;
  createFolder: Files["createFolder"];
  /** Whether this is a page talking to its own origin: only there uploads are kept over a reload and report progress. */
  inPage: boolean;
  /** Whether progress within a request is reported; by default in a page. */
  withProgress?: boolean;
}

interface Entry {
  job: UploadJob;
  item: UploadItem;
  /** Of the run that is on; null while none is. */
  stop: AbortController | null;
}

const AT_ONCE = 3;
const IDLE = { bytesPerSecond: null, etaMs: null } as const;

export function createUploadQueue(options: UploadQueueOptions): UploadQueue {
  const { transport, inPage, withProgress = inPage } = options;
  const byXhr = withProgress && typeof XMLHttpRequest !== "undefined";
  const send: SendRequest = byXhr ? sendByXhr : sendByFetch(transport);
  const tus = createTusClient(`${transport.url}/.mows/uploads`, guardStalls(send, byXhr));
  const folderAt = createFolderPaths(options.createFolder);
  const store = inPage ? storeOfPage() : null;
  const listeners = createListeners<[]>();
  const entries = new Map<string, Entry>();
  let running = 0;
  let snapshot: readonly UploadItem[] | null = null;

  function changed(): void {
    snapshot = null;
    listeners.emit();
  }

  function update(entry: Entry, change: Partial<UploadItem>): void {
    entry.item = { ...entry.item, ...change };
    changed();
  }

  function insert(job: UploadJob, state: "queued" | "paused"): Entry {
    const { id, name, file } = job;
    const progress = { sizeBytes: file.size, sentBytes: 0, state, ...IDLE };
    const entry: Entry = {
      job,
      item: { id, name, ...progress, nodeId: null, outcome: null, failure: null },
      stop: null,
    };
    entries.set(id, entry);
    return entry;
  }

  function keep(entry: Entry): void {
    store?.update(keptOf(entry));
  }

  function pump(): void {
    for (const entry of entries.values()) {
      if (running >= AT_ONCE) return;
      if (entry.item.state === "queued") void run(entry);
    }
  }

  async function run(entry: Entry): Promise<void> {
    const stop = new AbortController();
    const rate = createTransferRate();
    /** After a pause or a cancel the item is not this run's any more. */
    const report = (change: Partial<UploadItem>) => {
      if (entry.stop === stop) update(entry, change);
    };
    entry.stop = stop;
    running++;
    const outcome = await runUpload(
      entry.job,
      { tus, folderAt },
      {
        onState: (state) => report(state === "uploading" ? { state } : { state, ...IDLE }),
        onUrl(url) {
          // made by a request that a cancel came too late for
          if (url && entry.item.state === "cancelled") {
            void tus.terminate(url);
            return;
          }
          entry.job = { ...entry.job, url };
          keep(entry);
        },
        onSent(sentBytes) {
          const bytesPerSecond = rate(sentBytes);
          const etaMs = bytesPerSecond
            ? Math.round(((entry.item.sizeBytes - sentBytes) / bytesPerSecond) * 1000)
            : null;
          report({ sentBytes, bytesPerSecond, etaMs });
        },
      },
      stop.signal,
    );
    running--;
    if (entry.stop === stop) {
      entry.stop = null;
      settle(entry, outcome);
    }
    pump();
  }

  function settle(entry: Entry, outcome: RunOutcome): void {
    if (outcome.kind === "failed") {
      update(entry, { state: "failed", failure: outcome.failure, ...IDLE });
    } else if (outcome.kind === "done") {
      const { sizeBytes, name } = entry.item;
      const { nodeId, outcome: came } = outcome;
      const done = { state: "done", nodeId, name: outcome.name ?? name, outcome: came } as const;
      update(entry, { ...done, sentBytes: sizeBytes, ...IDLE });
      store?.forget([entry.job.id]);
      transport.touch(touchedByNewFile(outcome.parentId));
    }
  }

  function halt(entry: Entry, state: "paused" | "cancelled"): void {
    entry.stop?.abort();
    entry.stop = null;
    update(entry, { state, ...IDLE });
  }

  function enqueue(entry: Entry): void {
    update(entry, { state: "queued", failure: null });
    pump();
  }

  async function restore(from: UploadStore): Promise<void> {
    for (const { upload, file } of await from.adopt()) {
      insert({ ...upload, file }, upload.paused ? "paused" : "queued");
    }
    changed();
    pump();
  }

  /** Calls `act` where the item is in one of these states. */
  function when(id: string, states: readonly UploadItem["state"][], act: (entry: Entry) => void): void {
    const entry = entries.get(id);
    if (entry && states.includes(entry.item.state)) act(entry);
  }

  // a browser that refuses its database has nothing to resume
  if (store) restore(store).catch(() => undefined);

  return {
    add(files, to) {
      const added = Array.from(files, (file) => insert(jobOf(file, to), "queued"));
      store?.keep(added.map((entry) => ({ upload: keptOf(entry), file: entry.job.file })));
      const items = added.map((entry) => entry.item);
      changed();
      pump();
      return items;
    },
    pause(id) {
      when(id, ["queued", "uploading", "waiting-for-network"], (entry) => {
        halt(entry, "paused");
        keep(entry);
      });
    },
    resume(id) {
      when(id, ["paused"], (entry) => {
        enqueue(entry);
        keep(entry);
      });
    },
    cancel(id) {
      when(id, ["queued", "uploading", "waiting-for-network", "paused", "failed"], (entry) => {
        halt(entry, "cancelled");
        store?.forget([id]);
        if (entry.job.url) void tus.terminate(entry.job.url);
        entry.job = { ...entry.job, key: crypto.randomUUID(), url: null };
      });
    },
    retry(id) {
      when(id, ["failed", "cancelled"], (entry) => {
        store?.keep([{ upload: keptOf(entry), file: entry.job.file }]);
        enqueue(entry);
      });
    },
    clearFinished() {
      const finished = [...entries.values()].filter(({ item }) => ["done", "failed", "cancelled"].includes(item.state));
      for (const { job } of finished) entries.delete(job.id);
      store?.forget(finished.map(({ job }) => job.id));
      changed();
    },
    getSnapshot: () => (snapshot ??= Array.from(entries.values(), ({ item }) => item)),
    subscribe: listeners.add,
  };
}

function jobOf(
  added: File | FileAtPath | EmptyFolder,
  { folderId, onConflict = "keep-both" }: UploadOptions,
): UploadJob {
  const { path, file = null } = added instanceof Blob ? { path: "", file: added } : added;
  const id = crypto.randomUUID();
  const name = file?.name ?? path.slice(path.lastIndexOf("/") + 1);
  const content = { file: file ?? new Blob(), isFolder: !file, name, type: file?.type ?? "" };
  return { id, key: id, ...content, folderId, path, onConflict, url: null };
}

function keptOf({ job, item }: Entry): KeptUpload {
  const { file: _file, ...kept } = job;
  return { ...kept, paused: item.state === "paused" };
}

function storeOfPage(): UploadStore | null {
  if (typeof indexedDB === "undefined" || !navigator.locks) return null;
  return openUploadStore(indexedDB, navigator.locks);
}
