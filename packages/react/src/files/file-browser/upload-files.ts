import type { Mows } from "@mows/sdk";
import { readChosenFiles, readDroppedFiles } from "../../uploads/dropzone/read-dropped-files.ts";
import { uploadStoreOf } from "../../uploads/upload-store.ts";

/** Hands over to the queue of uploads what was dropped, pasted or chosen, folders with all that is in them. Rejects where it cannot be read. */
export async function uploadFiles(mows: Mows, files: DataTransfer | FileList, folderId: string): Promise<void> {
  const found = files instanceof FileList ? readChosenFiles(files) : await readDroppedFiles(files);
  if (found.length > 0) uploadStoreOf(mows).add(found, { folderId });
}
