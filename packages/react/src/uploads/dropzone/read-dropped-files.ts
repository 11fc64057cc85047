import type { EmptyFolder, FileAtPath } from "@mows/sdk";

const fileOf = (entry: FileSystemFileEntry): Promise<File> =>
  new Promise((resolve, reject) => {
    entry.file(resolve, reject);
  });

const nextEntries = (reader: FileSystemDirectoryReader): Promise<FileSystemEntry[]> =>
  new Promise((resolve, reject) => {
    reader.readEntries(resolve, reject);
  });

/** A reader hands out a hundred entries at a time, then none. */
async function* entriesOf(folder: FileSystemDirectoryEntry): AsyncGenerator<FileSystemEntry> {
  const reader = folder.createReader();
  for (let batch = await nextEntries(reader); batch.length > 0; batch = await nextEntries(reader)) yield* batch;
}

async function* filesBelow(entry: FileSystemEntry, path: string): AsyncGenerator<FileAtPath | EmptyFolder> {
  if (entry.isFile) yield { file: await fileOf(entry as FileSystemFileEntry), path };
  if (!entry.isDirectory) return;
  const folderPath = path === "" ? entry.name : `${path}/${entry.name}`;
  let empty = true;
  for await (const child of entriesOf(entry as FileSystemDirectoryEntry)) {
    empty = false;
    yield* filesBelow(child, folderPath);
  }
  if (empty) yield { path: folderPath };
}

/**
 * Everything that was dropped, folders opened to any depth. Must be called while the drop event is handled: afterwards
 * the browser has emptied its list.
 */
export async function readDroppedFiles(dropped: DataTransfer): Promise<(FileAtPath | EmptyFolder)[]> {
  const entries = [...dropped.items].map((item) => item.webkitGetAsEntry()).filter((entry) => entry !== null);
  const plain = [...dropped.files].map((file) => ({ file, path: "" }));
  if (entries.length === 0) return plain;
  const found: (FileAtPath | EmptyFolder)[] = [];
  for (const entry of entries) {
    for await (const file of filesBelow(entry, "")) found.push(file);
  }
  return found;
}

/** What a file input holds; a folder input tells each file's path. */
export function readChosenFiles(chosen: FileList | null): FileAtPath[] {
  return [...(chosen ?? [])].map((file) => {
    const { webkitRelativePath } = file;
    return { file, path: webkitRelativePath.slice(0, Math.max(0, webkitRelativePath.lastIndexOf("/"))) };
  });
}
