import { createReadStream } from "node:fs";
import { lstat, realpath } from "node:fs/promises";
import { extname, join, sep } from "node:path";
import { Readable } from "node:stream";
import mime from "mime";
import type { StaticFiles } from "../static-files.ts";

/** Static files from this machine's disk. A link that leads out of the folder is not followed. */
export const staticFolder: StaticFiles = {
  async open(folder, path) {
    const root = await realpath(folder).catch(() => null);
    if (root === null) return null;
    const file = await realpath(join(root, path)).catch(() => null);
    if (file === null || !file.startsWith(root + sep)) return null;
    const facts = await lstat(file);
    if (!facts.isFile()) return null;
    return {
      sizeBytes: facts.size,
      mimeType: withCharset(mime.getType(extname(file)) ?? "application/octet-stream"),
      etag: `"${facts.size.toString(36)}-${Math.trunc(facts.mtimeMs).toString(36)}"`,
      read: () => Readable.toWeb(createReadStream(file)) as ReadableStream<Uint8Array>,
    };
  },
};

function withCharset(mimeType: string): string {
  return mimeType.startsWith("text/") || mimeType === "application/json" ? `${mimeType}; charset=utf-8` : mimeType;
}
