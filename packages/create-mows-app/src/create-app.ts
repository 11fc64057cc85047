import { cp, mkdir, readdir, readFile, rename, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";

export const templates = ["empty", "music", "notes"] as const;
export type Template = (typeof templates)[number];

export type CreateAppOutcome =
  | { kind: "created"; id: string; files: number }
  /** The folder's name becomes the app's id: a DNS label of a-z, 0-9 and inner hyphens. */
  | { kind: "name-unusable"; name: string }
  | { kind: "folder-not-empty"; folder: string };

const templatesFolder = fileURLToPath(new URL("../templates/", import.meta.url));
/** What all templates share lies beside them; a template's own file of the same name comes instead. */
const shared = "shared";

const label = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/;

/** Writes an app into `folder`, which may exist when it is empty. Nothing is installed. */
export async function createApp(folder: string, template: Template): Promise<CreateAppOutcome> {
  const id = basename(folder)
    .toLowerCase()
    .replaceAll(/[\s_.]+/g, "-");
  if (!label.test(id) || id.slice(2, 4) === "--") return { kind: "name-unusable", name: basename(folder) };
  await mkdir(folder, { recursive: true });
  if ((await readdir(folder)).length > 0) return { kind: "folder-not-empty", folder };
  for (const part of [shared, template]) await cp(join(templatesFolder, part), folder, { recursive: true });
  // npm leaves a file of this name out of packages.
  await rename(join(folder, "_gitignore"), join(folder, ".gitignore"));
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  for (const file of files) await fillIn(file, { id, name: titleOf(id) });
  return { kind: "created", id, files: files.length };
}

async function fillIn(file: string, { id, name }: { id: string; name: string }): Promise<void> {
  const text = await readFile(file, "utf8");
  const filled = text.replaceAll("__ID__", id).replaceAll("__NAME__", name);
  if (filled !== text) await writeFile(file, filled);
}

/** `my-app` as people read it: My app. */
function titleOf(id: string): string {
  const words = id.replaceAll("-", " ");
  return words.slice(0, 1).toUpperCase() + words.slice(1, 60);
}
