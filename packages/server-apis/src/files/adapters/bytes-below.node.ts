import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";

/** What the files in a folder come to; one that goes meanwhile counts nothing. */
export async function bytesBelow(folder: string): Promise<number> {
  const names = await readdir(folder).catch(() => []);
  const sizes = await Promise.all(
    names.map((name) =>
      stat(join(folder, name)).then(
        (found) => found.size,
        () => 0,
      ),
    ),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}
