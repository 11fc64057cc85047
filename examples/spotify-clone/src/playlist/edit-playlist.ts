import type { Mows } from "@mows/sdk";
import type { DocDraft, TypedDoc } from "@mows/sdk/docs";
import { playlistDoc } from "./playlist.ts";

/**
 * Edits a playlist that is on no page. Without the cloud the edit is kept in the browser and goes on its way later; it waits for the cloud only
 * where the browser knows nothing of the playlist yet, and would add what is in it already. Rejects with a `MowsError` where it may not be edited.
 */
export async function editPlaylist<Result>(
  mows: Mows,
  id: string,
  edit: (draft: DocDraft<typeof playlistDoc>) => Result,
): Promise<Result> {
  const doc = await mows.docs.open(id, playlistDoc);
  try {
    if (doc.status === "loading") await doc.synced;
    return changed(doc, edit);
  } finally {
    // What is pending is kept, and sent once the document is opened again; most often it is gone by then.
    void savedOrOffline(doc).then(() => doc.close());
  }
}

function changed<Result>(
  doc: TypedDoc<typeof playlistDoc>,
  edit: (draft: DocDraft<typeof playlistDoc>) => Result,
): Result {
  let result: { value: Result } | null = null;
  doc.change((draft) => (result = { value: edit(draft) }));
  // Set inside the change, which happens at once.
  return (result as unknown as { value: Result }).value;
}

async function savedOrOffline(doc: TypedDoc<typeof playlistDoc>): Promise<void> {
  await doc.saved().catch(() => undefined);
}
