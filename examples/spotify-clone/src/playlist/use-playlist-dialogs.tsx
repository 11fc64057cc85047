import { useMows } from "@mows/react";
import { notifyManager, useQueryClient } from "@tanstack/react-query";
import { useState, type ReactNode } from "react";
import { announce } from "../app/announce.tsx";
import { ConfirmDialog } from "../app/confirm-dialog.tsx";
import { navigate } from "../app/location.ts";
import { NameDialog } from "../app/name-dialog.tsx";
import type { Playlist } from "./playlist.ts";

const problemOf = (error: unknown): string => (error instanceof Error ? error.message : "Something went wrong.");

/** Renaming and deleting a playlist: what is asked for, and how to ask for it. */
export function usePlaylistDialogs({ id, name }: Playlist): {
  dialog: ReactNode;
  rename: () => void;
  remove: () => void;
} {
  const mows = useMows();
  const queryClient = useQueryClient();
  const [open, setOpen] = useState<"rename" | "delete" | null>(null);
  const close = () => setOpen(null);
  const rename = async (newName: string): Promise<string | null> => {
    const result = await mows.files.rename({ id, name: newName });
    if (result.__typename === "NameTaken") return "You have a playlist of this name.";
    return result.__typename === "NodeRenamed" ? null : result.message;
  };
  const remove = async (): Promise<string | null> => {
    const result = await mows.files.delete({ id });
    if (result.__typename !== "NodeDeleted" && result.__typename !== "NodeNotFound") return result.message;
    // The page with all of them would ask for the tracks of this one, unless the list is new and whoever shows it was told.
    await queryClient.refetchQueries({ queryKey: ["mows", "files", "documents"] });
    announce(`Playlist ${name} was deleted`);
    notifyManager.schedule(() => navigate("/playlists", { replace: true }));
    return null;
  };
  const dialog = (
    <>
      {open === "rename" && (
        <NameDialog
          title="Rename playlist"
          label="Name"
          initialName={name}
          action="Rename"
          submit={(newName) => rename(newName).catch(problemOf)}
          close={close}
        />
      )}
      {open === "delete" && (
        <ConfirmDialog
          title={`Delete “${name}”?`}
          action="Delete"
          confirm={() => remove().catch(problemOf)}
          close={close}
        >
          <p>The list is deleted; its tracks stay in your library.</p>
        </ConfirmDialog>
      )}
    </>
  );
  return { dialog, rename: () => setOpen("rename"), remove: () => setOpen("delete") };
}
