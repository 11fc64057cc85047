import { createHash } from "node:crypto";
import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { pg_trgm } from "@electric-sql/pglite/contrib/pg_trgm";

/** Its cache is 128 MB otherwise, laid out at every start. */
const startParams = [...PGlite.defaultStartParams, "-c", "shared_buffers=8MB"];

/** What the services' migrations may create. */
const extensions = { pg_trgm };

const folder = join(import.meta.dirname, "../../../node_modules/.cache/mows");

/**
 * A PostgreSQL in memory with nothing in it. Setting one up takes seconds and gives the same every time: the first one's data folder is kept
 * for all others.
 */
export async function openMemoryDatabase(): Promise<PGlite> {
  // The address of the installed package has its version in it.
  const version = createHash("sha256")
    .update(import.meta.resolve("@electric-sql/pglite"))
    .digest("hex")
    .slice(0, 16);
  const path = join(folder, `blank-${version}.tar`);
  const kept = await readFile(path).catch(() => null);
  if (kept !== null) return PGlite.create({ loadDataDir: new Blob([new Uint8Array(kept)]), startParams, extensions });
  const made = await PGlite.create({ initDbStartParams: ["--wal-segsize=1"], startParams, extensions });
  const unfinished = `${path}.${crypto.randomUUID()}`;
  await mkdir(folder, { recursive: true });
  await writeFile(unfinished, new Uint8Array(await (await made.dumpDataDir("none")).arrayBuffer()));
  await rename(unfinished, path);
  return made;
}
