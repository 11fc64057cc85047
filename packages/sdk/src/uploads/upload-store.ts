import { completed, resultOf } from "../core/indexed-db.ts";
import type { OnConflict } from "./upload-queue.ts";

/** What is written down of an upload. The file itself lies beside it, so that news about it does not copy the bytes. */
export interface KeptUpload {
  id: string;
  key: string;
  name: string;
  type: string;
  folderId: string;
  path: string;
  isFolder: boolean;
  onConflict: OnConflict;
  url: string | null;
  paused: boolean;
}

interface OwnedUpload extends KeptUpload {
  owner: string;
  /** Order of adding, over all queues. */
  addedAtMs: number;
}

/** Keeps unfinished uploads over a reload. It may lose them, where the browser refuses the space; it never stands in the way. */
export interface UploadStore {
  readonly keep: (uploads: readonly { upload: KeptUpload; file: Blob }[]) => void;
  readonly update: (upload: KeptUpload) => void;
  readonly forget: (ids: readonly string[]) => void;
  /** What queues left behind that are gone: each upload is given to one caller only. */
  readonly adopt: () => Promise<{ upload: KeptUpload; file: Blob }[]>;
  /** Lets others adopt what is kept. A tab that closes does so by closing. */
  readonly close: () => Promise<void>;
}

const NAME = "mows-uploads";
const lockOf = (owner: string) => `${NAME}:${owner}`;

/** Each queue holds a lock named by itself as long as its tab lives: whose lock is free is gone. */
export function openUploadStore(indexedDB: IDBFactory, locks: LockManager): UploadStore {
  const owner = crypto.randomUUID();
  const { promise: closed, resolve: release } = Promise.withResolvers<void>();
  const { promise: owned, resolve: own } = Promise.withResolvers<void>();
  const released = locks.request(lockOf(owner), () => {
    own();
    return closed;
  });
  const opened = owned.then(() => open(indexedDB));
  /** Writes in the order of the calls. */
  let last: Promise<unknown> = opened;

  function write(change: (uploads: IDBObjectStore, files: IDBObjectStore) => void): void {
    last = last
      .then(async () => {
        const transaction = (await opened).transaction(["uploads", "files"], "readwrite");
        change(transaction.objectStore("uploads"), transaction.objectStore("files"));
        await completed(transaction);
      })
      .catch(() => undefined);
  }

  async function adoptFrom(former: string): Promise<{ upload: OwnedUpload; file: Blob }[]> {
    const transaction = (await opened).transaction(["uploads", "files"], "readwrite");
    const uploads = transaction.objectStore("uploads");
    const all: OwnedUpload[] = await resultOf(uploads.getAll());
    const adopted = [];
    for (const upload of all.filter((one) => one.owner === former)) {
      uploads.put({ ...upload, owner });
      const file: Blob | undefined = await resultOf(transaction.objectStore("files").get(upload.id));
      if (file) adopted.push({ upload, file });
    }
    await completed(transaction);
    return adopted;
  }

  return {
    keep(entries) {
      const addedAtMs = Date.now();
      write((uploads, files) => {
        for (const { upload, file } of entries) {
          uploads.put({ ...upload, owner, addedAtMs });
          files.put(file, upload.id);
        }
      });
    },
    update(upload) {
      write((uploads) => {
        const request: IDBRequest<OwnedUpload | undefined> = uploads.get(upload.id);
        request.addEventListener("success", () => {
          if (request.result) uploads.put({ ...request.result, ...upload });
        });
      });
    },
    forget(ids) {
      write((uploads, files) => {
        for (const id of ids) {
          uploads.delete(id);
          files.delete(id);
        }
      });
    },
    async adopt() {
      const all: OwnedUpload[] = await resultOf((await opened).transaction("uploads").objectStore("uploads").getAll());
      const adopted = [];
      for (const former of new Set(all.map((one) => one.owner).filter((one) => one !== owner))) {
        const free = await locks.request(lockOf(former), { ifAvailable: true }, (lock) =>
          lock ? adoptFrom(former) : [],
        );
        adopted.push(...free);
      }
      return adopted.toSorted((a, b) => a.upload.addedAtMs - b.upload.addedAtMs);
    },
    async close() {
      await last;
      (await opened).close();
      release();
      await released;
    },
  };
}

async function open(indexedDB: IDBFactory): Promise<IDBDatabase> {
  const request = indexedDB.open(NAME, 1);
  request.addEventListener("upgradeneeded", () => {
    request.result.createObjectStore("uploads", { keyPath: "id" });
    request.result.createObjectStore("files");
  });
  return resultOf(request);
}
