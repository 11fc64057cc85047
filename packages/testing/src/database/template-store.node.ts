import { createHash } from "node:crypto";
import { mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const require = createRequire(import.meta.url);
const here = dirname(fileURLToPath(import.meta.url));
const folder = join(here, "..", "..", "generated");

/** The template made from these migrations; null where there is none yet. */
export async function readTemplate(): Promise<Blob | null> {
  const bytes = await readFile(join(folder, await fileName())).catch(() => null);
  return bytes === null ? null : new Blob([new Uint8Array(bytes)], { type: "application/x-tar" });
}

/** Keeps it for the next program, whole or not at all, in place of those of other migrations. A folder that cannot be written to is none. */
export async function writeTemplate(template: Blob): Promise<void> {
  const name = await fileName();
  const unfinished = join(folder, `${name}.${crypto.randomUUID()}`);
  try {
    await mkdir(folder, { recursive: true });
    await writeFile(unfinished, new Uint8Array(await template.arrayBuffer()));
    await rename(unfinished, join(folder, name));
    const others = (await readdir(folder)).filter((other) => /^cloud-[0-9a-f]+\.tar$/.test(other) && other !== name);
    await Promise.all(others.map((other) => rm(join(folder, other), { force: true })));
  } catch {
    await rm(unfinished, { force: true }).catch(() => undefined);
  }
}

let name: Promise<string> | undefined;

/** Named by the text of every migration, by how it is made, and by the database's own version: so it is never older than any of them. */
function fileName(): Promise<string> {
  name ??= hashSources().then((hash) => `cloud-${hash.slice(0, 16)}.tar`);
  return name;
}

async function hashSources(): Promise<string> {
  const server = dirname(require.resolve("@mows/server-apis/memory"));
  const maker = (await readdir(here)).find((file) => /^create-template\.[jt]s$/.test(file)) ?? "";
  const hash = createHash("sha256").update(require.resolve("@electric-sql/pglite"));
  hash.update(await readFile(join(here, maker)));
  for (const entry of await readdir(server, { withFileTypes: true })) {
    if (!entry.isDirectory()) continue;
    const migrations = join(server, entry.name, "migrations");
    const files = await readdir(migrations).catch(() => []);
    for (const file of files.toSorted((a, b) => (a < b ? -1 : 1)))
      hash
        .update(entry.name)
        .update(file)
        .update(await readFile(join(migrations, file)));
  }
  return hash.digest("hex");
}
