import type { Mows } from "@mows/sdk";
import type { DocDraft } from "@mows/sdk/docs";
import { playlistDoc } from "./playlist.ts";

/**
 * Edits a playlist that is on no page. Without the cloud the edit is kept in the browser and goes on its way later; it waits for the cloud only
 * where the browser knows nothing of the playlist yet, and would add what is in it already. Rejects with a `MowsError` where it may not be edited.
 */
export async function editPlaylist(
  mows: Mows,
  id: string,
  edit: (draft: DocDraft<typeof playlistDoc>) => void,
): Promise<void> {
  const doc = await mows.docs.open(id, playlistDoc);
  const close = () => doc.close();
  try {
    if (doc.status === "loading") await doc.synced;
    doc.change(edit);
  } finally {
    // What cannot be saved is kept, and sent once the document is opened again; its page tells of it.
    void doc.saved().then(close, close);
  }
}
