import { useMows } from "@mows/react";
import { useMutation } from "@tanstack/react-query";
import { announce } from "../app/announce.tsx";
import { ConfirmDialog } from "../app/confirm-dialog.tsx";
import type { Track } from "./track.ts";

export function DeleteTrackDialog({ track, close }: { track: Track; close: () => void }) {
  const mows = useMows();
  const remove = useMutation(mows.files.delete.mutationOptions());
  const confirm = async (): Promise<string | null> => {
    try {
      const result = await remove.mutateAsync({ id: track.id });
      if (result.__typename !== "NodeDeleted" && result.__typename !== "NodeNotFound") return result.message;
    } catch (error) {
      return error instanceof Error ? error.message : "The file could not be deleted.";
    }
    announce(`${track.title} was deleted`);
    return null;
  };
  return (
    <ConfirmDialog title={`Delete “${track.title}”?`} action="Delete" confirm={confirm} close={close}>
      <p>
        The file <strong>{track.fileName}</strong> goes to the trash of your cloud: it is taken out of all your apps,
        not only Cadence.
      </p>
    </ConfirmDialog>
  );
}
