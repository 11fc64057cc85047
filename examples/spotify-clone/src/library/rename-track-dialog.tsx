import { useMows } from "@mows/react";
import { useMutation } from "@tanstack/react-query";
import { announce } from "../app/announce.tsx";
import { NameDialog } from "../app/name-dialog.tsx";
import { nameWithoutExtension } from "./name-without-extension.ts";
import type { Track } from "./track.ts";

/** Renames the file and keeps its extension, which tells its type. */
export function RenameTrackDialog({ track, close }: { track: Track; close: () => void }) {
  const mows = useMows();
  const rename = useMutation(mows.files.rename.mutationOptions());
  const initialName = nameWithoutExtension(track.fileName);
  const extension = track.fileName.slice(initialName.length);
  const submit = async (name: string): Promise<string | null> => {
    try {
      const result = await rename.mutateAsync({ id: track.id, name: `${name}${extension}` });
      if (result.__typename !== "NodeRenamed") return result.message;
    } catch (error) {
      return error instanceof Error ? error.message : "The file could not be renamed.";
    }
    announce(`Renamed to ${name}`);
    return null;
  };
  return (
    <NameDialog
      title="Rename file"
      label="File name"
      initialName={initialName}
      action="Rename"
      hint={
        track.isTagged && "This track is shown by the title in its tags; only the file's name in your cloud changes."
      }
      submit={submit}
      close={close}
    />
  );
}
