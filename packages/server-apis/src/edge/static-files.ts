/** A folder of static files, wherever it is. */
export type StaticFiles = {
  /** `path` is decoded and begins with `/`. Null when there is no such regular file, or it would lie outside the folder. */
  open(folder: string, path: string): Promise<StaticFile | null>;
};

export type StaticFile = {
  sizeBytes: number;
  mimeType: string;
  /** Strong entity tag (RFC 9110 §8.8.3), with its quotes. */
  etag: string;
  read(): ReadableStream<Uint8Array>;
};
