import type { Hash } from "node:crypto";
import { constants } from "node:fs";
import { mkdir, open } from "node:fs/promises";
import { dirname } from "node:path";

const chunkBytes = 256 * 1024;

/**
 * Copies a regular file and flushes it to the disk; adds its bytes to `hash`. Null when the source is no regular file any more or
 * has more than `limitBytes`.
 */
export async function copyFile(
  from: string,
  to: string,
  options: { hash: Hash; limitBytes: number },
): Promise<{ bytes: number } | null> {
  // Between listing a folder and opening what is in it, a file can be swapped for a link: it is the opened one that counts.
  await using source = await open(from, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  if (!(await source.stat()).isFile()) return null;
  await mkdir(dirname(to), { recursive: true });
  await using target = await open(to, "wx", 0o644);
  const buffer = new Uint8Array(chunkBytes);
  let bytes = 0;
  for (;;) {
    const { bytesRead } = await source.read(buffer, 0, chunkBytes);
    if (bytesRead === 0) break;
    bytes += bytesRead;
    if (bytes > options.limitBytes) return null;
    const chunk = buffer.subarray(0, bytesRead);
    options.hash.update(chunk);
    await target.writeFile(chunk);
  }
  await target.sync();
  return { bytes };
}
