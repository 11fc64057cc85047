import { readFile } from "node:fs/promises";
import { dirname, join, relative } from "node:path";
import { z } from "zod";

/** A symbolic link that npm cannot carry and that the package's install script makes from a list. */
export interface LibraryLink {
  /** Where the link belongs, relative to the folder of the binaries. */
  readonly path: string;
  /** What it points to, relative to its own folder. */
  readonly target: string;
}

const listShape = z.array(z.object({ source: z.string(), target: z.string() }));

/** The links that the libraries in `folder` need; none where the platform has no list. */
export const libraryLinks = async (folder: string): Promise<LibraryLink[]> => {
  let list: string;
  try {
    list = await readFile(join(folder, "pg-symlinks.json"), "utf8");
  } catch {
    return [];
  }
  // The list's paths start at the package, one level above the folder: native/lib/…
  return listShape.parse(JSON.parse(list)).map(({ source, target }) => ({
    path: relative("native", target),
    target: relative(dirname(target), source),
  }));
};
