import type { FolderNode } from "@mows/sdk";
import { useQuery } from "@tanstack/react-query";
import { useMessages } from "../../messages/use-messages.ts";
import { useMows } from "../../use-mows.ts";
import type { FilePlace } from "./file-place.ts";
import { shownName } from "./shown-name.ts";

export interface WayStep {
  readonly place: FilePlace;
  readonly name: string;
  /** Null for what is no folder. */
  readonly folder: FolderNode | null;
}

const stepTo = (folder: FolderNode, yourFiles: string): WayStep => ({
  place: { view: "folder", folderId: folder.id },
  name: shownName(folder, yourFiles),
  folder,
});

/** The steps from where a person's files begin to the place that is shown, which is the last. */
export function useWay(place: FilePlace): readonly WayStep[] {
  const { files } = useMows();
  const { fileBrowser } = useMessages();
  const id = place.view === "folder" ? place.folderId : "";
  const here = useQuery({ ...files.node.queryOptions({ id }), enabled: id !== "" });
  const above = useQuery({ ...files.ancestors.queryOptions({ id }), enabled: id !== "" });
  if (place.view !== "folder") return [{ place, name: fileBrowser[place.view], folder: null }];
  if (here.data?.__typename !== "Folder") return [];
  const folders = above.data?.__typename === "Ancestors" ? above.data.folders : [];
  return [...folders, here.data].map((folder) => stepTo(folder, fileBrowser.yourFiles));
}
