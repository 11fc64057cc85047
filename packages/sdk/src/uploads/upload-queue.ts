import type { UploadItem } from "./upload-item.ts";

/** A file with the folders it lies in, relative to the folder uploaded to: `""` or `"a/b"`. Missing folders are made. */
export interface FileAtPath {
  file: File;
  path: string;
}

/** A folder without anything in it, by its own path: `"a/empty"`. */
export interface EmptyFolder {
  path: string;
  file?: undefined;
}

/**
 * Where the folder has something of this name: `keep-both` numbers the new one, `replace` makes a new version of the file that is there,
 * `skip` leaves that one and sends nothing.
 */
export type OnConflict = "keep-both" | "replace" | "skip";

export interface UploadOptions {
  folderId: string;
  /** Default: `keep-both`. */
  onConflict?: OnConflict;
}

/**
 * Files on their way to the cloud: three at a time, resumed where they stopped, and in a browser kept over a reload.
 * Made for `useSyncExternalStore(queue.subscribe, queue.getSnapshot)`.
 */
export interface UploadQueue {
  readonly add: (files: Iterable<File | FileAtPath | EmptyFolder>, options: UploadOptions) => UploadItem[];
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
