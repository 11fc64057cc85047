import type { UploadItem, UploadQueue } from "@mows/sdk";

export type SaveOutcome =
  | { readonly kind: "saved"; readonly nodeId: string }
  | { readonly kind: "failed"; readonly message: string };

function outcomeOf(item: UploadItem | undefined): SaveOutcome | null {
  if (!item) return { kind: "failed", message: "The upload was removed before it was done." };
  switch (item.state) {
    case "done":
      return item.nodeId === null
        ? { kind: "failed", message: "The cloud did not say where the file went." }
        : { kind: "saved", nodeId: item.nodeId };
    case "failed":
      return { kind: "failed", message: item.failure?.message ?? "The upload failed." };
    case "cancelled":
      return { kind: "failed", message: "The upload was cancelled." };
    case "queued":
    case "uploading":
    case "paused":
    case "waiting-for-network":
      return null;
    default:
      return item.state satisfies never;
  }
}

/** Uploads one small file and waits for its end; without a network it waits for that, too. */
export function saveFile(queue: UploadQueue, file: File, folderId: string): Promise<SaveOutcome> {
  const [added] = queue.add([file], { folderId });
  if (!added) return Promise.resolve({ kind: "failed", message: "The upload could not be queued." });
  return new Promise((resolve) => {
    const check = () => {
      const outcome = outcomeOf(queue.getSnapshot().find((item) => item.id === added.id));
      if (!outcome) return;
      unsubscribe();
      resolve(outcome);
    };
    const unsubscribe = queue.subscribe(check);
    check();
  });
}
