import type { OnConflict, UploadItem } from "@mows/sdk";
import { useMemo, useSyncExternalStore } from "react";
import { useMessages } from "../messages/use-messages.ts";
import { useMows } from "../use-mows.ts";
import { type Uploadable, uploadStoreOf, type UploadStore } from "./upload-store.ts";

export interface Upload {
  /** Everything on its way or finished since `clearFinished`, into whichever folder, of all this origin's tabs. */
  readonly items: readonly UploadItem[];
  /** For a person, when uploading could not even begin; what was added is kept and goes on after `reload`. */
  readonly loadFailure: string | null;
  readonly reload: () => void;
  /** Does nothing while the folder is not known yet. */
  readonly add: (files: Iterable<Uploadable>) => void;
  readonly pause: (id: string) => void;
  readonly resume: (id: string) => void;
  readonly cancel: (id: string) => void;
  readonly retry: (id: string) => void;
  readonly clearFinished: () => void;
}

export interface UseUploadOptions {
  /** Null while it is not known yet. */
  folderId: string | null;
  /** Where something has the name already. Default: `keep-both`. */
  onConflict?: OnConflict;
}

function commandsFor(
  store: UploadStore,
  { folderId, onConflict }: Required<UseUploadOptions>,
): Omit<Upload, "items" | "loadFailure"> {
  return {
    add: (files) => folderId !== null && store.add(files, { folderId, onConflict }),
    reload: store.load,
    pause: (id) => store.queue()?.pause(id),
    resume: (id) => store.queue()?.resume(id),
    cancel: (id) => store.queue()?.cancel(id),
    retry: (id) => store.queue()?.retry(id),
    clearFinished: () => store.queue()?.clearFinished(),
  };
}

/**
 * Uploads into one folder, and the state of all uploads. They go on while pages change, and after a reload.
 *
 * @example
 * const { add, items } = useUpload({ folderId });
 */
export function useUpload({ folderId, onConflict = "keep-both" }: UseUploadOptions): Upload {
  const store = uploadStoreOf(useMows());
  const snapshot = useSyncExternalStore(store.subscribe, store.getSnapshot);
  const commands = useMemo(() => commandsFor(store, { folderId, onConflict }), [store, folderId, onConflict]);
  const { notStarted } = useMessages().dropzone;
  return useMemo(() => {
    const loadFailure = snapshot.loadFailed ? notStarted : null;
    return { items: snapshot.items, loadFailure, ...commands };
  }, [snapshot, commands, notStarted]);
}
