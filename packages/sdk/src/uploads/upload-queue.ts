import type { UploadItem } from "./upload-item.ts";

/** A file with the folders it lies in, relative to the folder uploaded to: `""` or `"a/b"`. Missing folders are made. */
export interface FileAtPath {
  file: File;
  path: string;
}

/**
 * Files on their way to the cloud: three at a time, resumed where they stopped, and in a browser kept over a reload.
 * Made for `useSyncExternalStore(queue.subscribe, queue.getSnapshot)`.
 */
export interface UploadQueue {
  readonly add: (files: Iterable<File | FileAtPath>, options: { folderId: string }) => UploadItem[];
  readonly pause: (id: string) => void;
  readonly resume: (id: string) => void;
  /** Stops it and deletes what was sent. */
  readonly cancel: (id: string) => void;
  /** Goes on with one that failed, or starts a cancelled one anew. */
  readonly retry: (id: string) => void;
  /** Forgets those that are done, failed or cancelled. */
  readonly clearFinished: () => void;
  readonly getSnapshot: () => readonly UploadItem[];
  readonly subscribe: (listener: () => void) => () => void;
}
