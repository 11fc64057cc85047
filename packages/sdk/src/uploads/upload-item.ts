/**
 * `waiting-for-network` also stands for a cloud that is overloaded or restarting: it goes on by itself. `failed` may be
 * retried; what was sent is kept as long as the cloud keeps it.
 */
export type UploadState = "queued" | "uploading" | "paused" | "waiting-for-network" | "done" | "failed" | "cancelled";

/** What a finished upload came to: a new file, a new version of the one that was there, or nothing new. */
export type UploadOutcome = "created" | "replaced" | "skipped";

/** One file on its way. A snapshot: each change makes a new object. */
export interface UploadItem {
  readonly id: string;
  /** As chosen; once `done`, as the cloud named it ("name (2).ext" on a clash that keeps both). */
  readonly name: string;
  readonly sizeBytes: number;
  readonly sentBytes: number;
  readonly state: UploadState;
  /** Smoothed over the last seconds; null unless `uploading`. */
  readonly bytesPerSecond: number | null;
  readonly etaMs: number | null;
  /** The file, once `done`: the one that was there, where it was replaced or the upload skipped. */
  readonly nodeId: string | null;
  /** Once `done`. */
  readonly outcome: UploadOutcome | null;
  /** `code` is the server's own, for example `QUOTA_EXCEEDED`; `message` is for a person. */
  readonly failure: { readonly code: string; readonly message: string } | null;
}
