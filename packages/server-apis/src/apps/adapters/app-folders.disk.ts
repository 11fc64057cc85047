import { createHash } from "node:crypto";
import { mkdir, open, readdir, readFile, realpath, rename, rm, stat } from "node:fs/promises";
import { extname, isAbsolute, join, sep } from "node:path";
import { newId } from "../../kit/ids.ts";
import type { AppFiles, AppFolders, StoreOutcome } from "../domain/ports.ts";
import { copyFile } from "./copy-file.ts";
import { walkFiles } from "./walk-files.ts";

const maximumManifestBytes = 64 * 1024;
const maximumStaticBytes = 512 * 1024 * 1024;
const maximumIconBytes = 256 * 1024;

const iconTypes: Record<string, string> = { ".svg": "image/svg+xml", ".png": "image/png", ".webp": "image/webp" };

/** Copies of apps on this machine: `<root>/<app>/<hash of the content>/{static/…,icon.svg}`. */
export function createDiskAppFolders(root: string): AppFolders {
  return {
    async readManifest(directory) {
      if (!isAbsolute(directory)) return null;
      const path = join(directory, "mows.yaml");
      const found = await stat(path).catch(() => null);
      if (found === null || !found.isFile() || found.size > maximumManifestBytes) return null;
      return readFile(path, "utf8").catch(() => null);
    },

    async store(app) {
      const source = await inside(app.directory, app.staticPath);
      if (source === null || !(await isFile(join(source, "index.html")))) {
        return { kind: "build-missing", directory: join(app.directory, app.staticPath) };
      }
      const appFolder = join(root, app.appId);
      const unfinished = join(appFolder, `.${newId()}`);
      await mkdir(unfinished, { recursive: true });
      const copied = await copyApp(app, source, unfinished);
      if (copied.kind === "build-unusable") {
        await rm(unfinished, { recursive: true });
        return copied;
      }
      const folder = `${app.appId}/${copied.hash}`;
      const finished = join(root, folder);
      // Named by its content: if it is there, it is this one, whole.
      if ((await stat(finished).catch(() => null)) === null) await rename(unfinished, finished);
      else await rm(unfinished, { recursive: true });
      for (const changed of [appFolder, root]) await syncFolder(changed);
      return { kind: "stored", folder };
    },

    async keepOnly(appId, folder) {
      for (const name of await readdir(join(root, appId))) {
        if (`${appId}/${name}` !== folder) await rm(join(root, appId, name), { recursive: true, force: true });
      }
    },

    staticFolderOf: (folder) => join(root, folder, "static"),

    async readIcon(folder) {
      for (const [extension, mimeType] of Object.entries(iconTypes)) {
        const bytes = await readFile(join(root, folder, `icon${extension}`)).catch(() => null);
        if (bytes !== null) return { bytes: new Uint8Array(bytes), mimeType };
      }
      return null;
    },
  };
}

type Copied = { kind: "copied"; hash: string } | Extract<StoreOutcome, { kind: "build-unusable" }>;

async function copyApp(app: AppFiles, source: string, target: string): Promise<Copied> {
  const walked = await walkFiles(source);
  if (walked.kind === "refused") return unusable("static", walked.reason);
  const hash = createHash("sha256");
  let leftBytes = maximumStaticBytes;
  for (const path of walked.paths) {
    // Each name and its length before the bytes, so that no two different folders hash alike.
    hash.update(`${Buffer.byteLength(path)} ${path} `);
    const copied = await copyFile(join(source, path), join(target, "static", path), { hash, limitBytes: leftBytes });
    if (copied === null) {
      return unusable("static", `${path} is no regular file, or the files have more than ${maximumStaticBytes} bytes.`);
    }
    hash.update(` ${copied.bytes} `);
    leftBytes -= copied.bytes;
  }
  if (app.iconPath !== null) {
    const icon = await inside(app.directory, app.iconPath);
    if (icon === null || !(await isFile(icon))) return unusable("icon", `There is no file ${app.iconPath}.`);
    const to = join(target, `icon${extname(app.iconPath)}`);
    hash.update(`icon${extname(app.iconPath)} `);
    const copied = await copyFile(icon, to, { hash, limitBytes: maximumIconBytes });
    if (copied === null) return unusable("icon", `The icon has more than ${maximumIconBytes} bytes.`);
  }
  await syncFolders(target);
  return { kind: "copied", hash: hash.digest("hex").slice(0, 32) };
}

function unusable(about: "static" | "icon", reason: string): Copied {
  return { kind: "build-unusable", about, reason };
}

/** The real path of what is inside the directory; null when it is not there, or a link leads out. */
async function inside(directory: string, path: string): Promise<string | null> {
  try {
    const [base, found] = await Promise.all([realpath(directory), realpath(join(directory, path))]);
    return found === base || found.startsWith(base + sep) ? found : null;
  } catch {
    return null;
  }
}

async function isFile(path: string): Promise<boolean> {
  return (await stat(path).catch(() => null))?.isFile() ?? false;
}

/** Makes the names in every folder below durable, deepest first. */
async function syncFolders(folder: string): Promise<void> {
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    if (entry.isDirectory()) await syncFolders(join(folder, entry.name));
  }
  await syncFolder(folder);
}

async function syncFolder(folder: string): Promise<void> {
  await using handle = await open(folder, "r");
  await handle.sync();
}
